using Mixdown.Data.Diagnostics;
using Mixdown.Project.Packages;

namespace Mixdown.Runs.Packages;

/// <summary>Installs the packages of a project into <c>dbt_packages/</c>: all of them into a folder beside it, which then takes its
/// place. One that dies in between leaves the old folder as it was.</summary>
/// <param name="http">Fetches archives.</param>
public sealed class PackageInstall(HttpClient http)
{
    /// <summary>Installs what is declared.</summary>
    /// <param name="project">The project's folder, absolute.</param>
    /// <param name="environment">Answers <c>env_var</c> in packages.yml.</param>
    /// <param name="mode">How.</param>
    /// <param name="cancel">Stops it; nothing is installed then.</param>
    /// <exception cref="MixdownException">What is wrong, at its place in packages.yml.</exception>
    public async Task<PackagesResult> RunAsync(string project, IReadOnlyDictionary<string, string> environment, InstallMode mode, CancellationToken cancel)
    {
        var wrong = new List<Diagnostic>();
        var declared = DeclaredPackages.Read(project, "", environment, wrong);
        if (wrong.Exists(diagnostic => diagnostic.Severity == Severity.Error))
            throw new MixdownException([.. wrong]);
        var folders = new InstallFolders(project);
        folders.Recover();
        var known = PackageLock.Read(project) is { } kept && kept.Hash == PackageLock.HashOf(declared) && mode != InstallMode.Upgrade ? kept : null;
        if (known is not null && (mode == InstallMode.LockOnly || folders.Hold(known)))
            return new PackagesResult(known.Packages, IsChanged: false, wrong);
        return await InstallAsync(folders, new PackageResolution(http, folders, environment, wrong), known, declared, mode, cancel);
    }

    static async Task<PackagesResult> InstallAsync(
        InstallFolders folders, PackageResolution resolution, PackageLock? known, IReadOnlyList<PackageSource> declared, InstallMode mode, CancellationToken cancel)
    {
        folders.Clear();
        try
        {
            if (known is not null)
                await resolution.AddLockedAsync(known, cancel);
            else
                await resolution.AddAsync(declared, cancel);
            if (mode != InstallMode.LockOnly)
                folders.Publish();
            new PackageLock(PackageLock.HashOf(declared), resolution.Packages).Write(folders.Project);
            return new PackagesResult(resolution.Packages, IsChanged: true, resolution.Warnings);
        }
        finally
        {
            folders.Clear();
        }
    }
}
