using System.ComponentModel;
using System.Diagnostics;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Packages;

namespace Mixdown.Runs.Packages;

/// <summary>Fetches packages with the <c>git</c> of the machine, whose settings and credentials are used.</summary>
static class GitPackages
{
    /// <summary>Clones a repository and checks out its revision.</summary>
    /// <param name="git">What is wanted.</param>
    /// <param name="into">A folder that does not exist yet.</param>
    /// <param name="cancel">Ends the process.</param>
    /// <returns>The package's folder, and the commit that it is.</returns>
    /// <exception cref="MixdownException">MX1705: git cannot be started or refuses; MX1706: no such folder in the repository.</exception>
    public static async Task<(string Folder, string Commit)> FetchAsync(PackageSource.Git git, string into, CancellationToken cancel)
    {
        if (git.Url.StartsWith('-') || git.Revision?.StartsWith('-') == true)
            throw new MixdownException(new Diagnostic("MX1705", $"'{git.Text}' starts with a dash", git.At, "Write the address of a repository, and a branch, tag or commit."));
        await RunAsync(git, Path.GetDirectoryName(into)!, ["clone", "--quiet", "--", git.Url, into], cancel);
        if (git.Revision is { } revision)
            await RunAsync(git, into, ["checkout", "--quiet", "--detach", await ResolveAsync(git, into, revision, cancel)], cancel);
        var commit = await RunAsync(git, into, ["rev-parse", "HEAD"], cancel);
        return (Inside(git, into), commit.Trim());
    }

    /// <summary>A branch is only known under its remote's name after a clone.</summary>
    static async Task<string> ResolveAsync(PackageSource.Git git, string folder, string revision, CancellationToken cancel)
    {
        var branches = await RunAsync(git, folder, ["branch", "--remotes", "--list", $"origin/{revision}"], cancel);
        return branches.Trim().Length > 0 ? $"origin/{revision}" : revision;
    }

    static string Inside(PackageSource.Git git, string clone)
    {
        var folder = Path.GetFullPath(Path.Combine(clone, git.Subdirectory ?? "."));
        if (folder != clone && !folder.StartsWith(clone + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new MixdownException(new Diagnostic("MX1706", $"'{git.Subdirectory}' leads out of the repository", git.At, "'subdirectory' is a folder inside the repository."));
        return Directory.Exists(folder)
            ? folder
            : throw new MixdownException(new Diagnostic("MX1706", $"There is no folder '{git.Subdirectory}' in {git.Url}", git.At, "Correct 'subdirectory', or name another 'revision'."));
    }

    static async Task<string> RunAsync(PackageSource.Git git, string folder, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        using var process = Start(git, start);
        process.StandardInput.Close();
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? await output
            : throw new MixdownException(new Diagnostic("MX1705", $"git refuses {git.Text}: {LastLine(errors)}", git.At, $"Try 'git {string.Join(' ', arguments[..1])} {git.Url}' by hand; correct the address or the revision."));
    }

    static Process Start(PackageSource.Git git, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new UnreachableException("a process was not started");
        }
        catch (Win32Exception missing)
        {
            throw new MixdownException(new Diagnostic("MX1705", $"git cannot be started: {missing.Message}", git.At, "Install git, or use 'local:' or 'tarball:'."), missing);
        }
    }

    static string LastLine(string errors) =>
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it says nothing";
}
