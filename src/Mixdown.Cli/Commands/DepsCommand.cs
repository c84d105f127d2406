using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Project.Packages;
using Mixdown.Runs.Packages;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown deps</c>: installs the packages that packages.yml names.</summary>
/// <param name="composition">What commands get.</param>
sealed class DepsCommand(Composition composition)
{
    readonly ProjectOptions _options = new(composition.Surroundings);
    readonly Option<bool> _upgrade = new("--upgrade") { Description = "Resolve what packages.yml names anew, whatever package-lock.yml says" };
    readonly Option<bool> _lock = new("--lock") { Description = "Write package-lock.yml only" };

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("deps", "Install the packages that packages.yml names into dbt_packages/") { _upgrade, _lock };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        var request = _options.Read(given, "deps");
        var mode = given.GetValue(_upgrade) ? InstallMode.Upgrade : given.GetValue(_lock) ? InstallMode.LockOnly : InstallMode.Install;
        using var http = new HttpClient();
        var result = await new PackageInstall(http).RunAsync(request.ProjectDir, request.Environment, mode, cancel);
        ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, result.Warnings);
        if (given.GetValue(_options.Quiet))
            return ExitCode.Success;
        foreach (var package in result.Packages)
            composition.Terminal.Output.WriteLine($"  {package.Name}   {package.Source.Text}");
        composition.Terminal.Output.WriteLine($"  deps   {Figures.Count(result.Packages.Count, "package")}   {Outcome(mode, result)}");
        return ExitCode.Success;
    }

    static string Outcome(InstallMode mode, PackagesResult result) => (result.IsChanged, mode) switch
    {
        (false, _) => "nothing has changed",
        (_, InstallMode.LockOnly) => PackageLock.FileName + " is written",
        _ => "installed",
    };
}
