using Mixdown.Data.Diagnostics;
using Mixdown.Project.Packages;

namespace Mixdown.Runs.Packages;

/// <summary>Fetches packages and what they ask for in turn.</summary>
/// <param name="http">Fetches archives.</param>
/// <param name="folders">Where to.</param>
/// <param name="environment">Answers <c>env_var</c>.</param>
/// <param name="warnings">Receives what a person should look at.</param>
sealed class PackageResolution(HttpClient http, InstallFolders folders, IReadOnlyDictionary<string, string> environment, List<Diagnostic> warnings)
{
    readonly Dictionary<string, PackageSource> _byName = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _bySource = new(StringComparer.Ordinal);
    readonly List<string> _path = [RootName(folders)];

    /// <summary>What has been fetched, in order.</summary>
    public List<LockedPackage> Packages { get; } = [];

    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<Diagnostic> Warnings => warnings;

    static string RootName(InstallFolders folders) => PackageFolder.NameOf(folders.Project, new PackageSource.Local(".", new SourceSpan("dbt_project.yml", 1, 1, 1)));

    /// <summary>Fetches exactly what a lock names.</summary>
    public async Task AddLockedAsync(PackageLock known, CancellationToken cancel)
    {
        foreach (var package in known.Packages)
            await AddAsync(package.Source, folders.Project, deeper: false, cancel);
    }

    /// <summary>Fetches what the project declares, and what those declare.</summary>
    public Task AddAsync(IReadOnlyList<PackageSource> declared, CancellationToken cancel) => AddAllAsync(declared, folders.Project, cancel);

    async Task AddAllAsync(IReadOnlyList<PackageSource> declared, string from, CancellationToken cancel)
    {
        foreach (var source in declared)
            await AddAsync(source, from, deeper: true, cancel);
    }

    async Task AddAsync(PackageSource source, string from, bool deeper, CancellationToken cancel)
    {
        var key = $"{source.GetType().Name} {(source is PackageSource.Local local ? LocalFolder(local, from) : source.Text)}";
        if (_bySource.TryGetValue(key, out var name))
        {
            RefuseCircle(name, source);
            return;
        }
        var (folder, resolved) = await FetchAsync(source, from, cancel);
        name = PackageFolder.NameOf(folder, source);
        RefuseCircle(name, source);
        RefuseTwin(name, source);
        _bySource[key] = name;
        _byName[name] = source;
        Stage(folder, name, resolved);
        Packages.Add(new LockedPackage(name, resolved));
        if (deeper)
            await DeeperAsync(folder, name, cancel);
    }

    async Task DeeperAsync(string folder, string name, CancellationToken cancel)
    {
        var wrong = new List<Diagnostic>();
        var declared = DeclaredPackages.Read(folder, $"{name}/", environment, wrong);
        if (wrong.Exists(diagnostic => diagnostic.Severity == Severity.Error))
            throw new MixdownException([.. wrong]);
        _path.Add(name);
        await AddAllAsync(declared, folder, cancel);
        _path.RemoveAt(_path.Count - 1);
    }

    void RefuseCircle(string name, PackageSource source)
    {
        if (_path.IndexOf(name) is var start and >= 0)
            throw new MixdownException(new Diagnostic("MX1709", $"These packages need each other in a circle: {string.Join(" → ", _path[start..].Append(name))}", source.At, "One of them has to do without the next."));
    }

    void RefuseTwin(string name, PackageSource source)
    {
        if (_byName.TryGetValue(name, out var other))
            throw new MixdownException(new Diagnostic("MX1713", $"Two packages are called '{name}': {other.Text} and {source.Text}", source.At, $"Keep one of them. The other one is at {other.At}."));
    }

    async Task<(string Folder, PackageSource Resolved)> FetchAsync(PackageSource source, string from, CancellationToken cancel)
    {
        var into = Path.Combine(folders.Fetched, $"{Packages.Count}");
        Directory.CreateDirectory(folders.Fetched);
        switch (source)
        {
            case PackageSource.Git git:
                if (git.Revision is null && git.WarnUnpinned)
                    warnings.Add(new Diagnostic("MX1710", $"{git.Url} is installed without a 'revision'", git.At, "Name a tag or a commit, or say 'warn-unpinned: false'.", Severity.Warning));
                var (folder, commit) = await GitPackages.FetchAsync(git, into, cancel);
                return (folder, git with { Revision = commit });
            case PackageSource.Tarball tarball:
                return (await new TarballPackages(http, folders.Project).FetchAsync(tarball, into, cancel), tarball);
            case PackageSource.Local local:
                return (LocalFolder(local, from), local with { Path = Path.GetRelativePath(folders.Project, LocalFolder(local, from)).Replace('\\', '/') });
            default:
                return (Vendored((PackageSource.Hub)source), source);
        }
    }

    /// <summary>Relative to the project, as in dbt; of a package's own packages also relative to it.</summary>
    string LocalFolder(PackageSource.Local local, string from)
    {
        var folder = Path.GetFullPath(local.Path, folders.Project);
        var nearer = Path.GetFullPath(local.Path, from);
        if (!Directory.Exists(folder) && Directory.Exists(nearer))
            folder = nearer;
        return Directory.Exists(folder)
            ? folder
            : throw new MixdownException(new Diagnostic("MX1712", $"There is no folder '{local.Path}'", local.At, $"Looked for {folder}. 'local' is relative to the project's folder."));
    }

    string Vendored(PackageSource.Hub hub)
    {
        var folder = Path.Combine(folders.Installed, hub.Name);
        return Directory.Exists(folder)
            ? folder
            : throw new MixdownException(new Diagnostic(
                "MX1711", $"'{hub.Package}' is a name of the package hub, which is not asked", hub.At,
                $"Put the package into {Path.GetFileName(folders.Installed)}/{hub.Name}, or name its repository: '- git: …' with 'revision: …'."));
    }

    /// <summary>A local package is linked, so that its edits count at once, as in dbt; all others are moved or copied.</summary>
    void Stage(string folder, string name, PackageSource source)
    {
        Directory.CreateDirectory(folders.Staged);
        var staged = Path.Combine(folders.Staged, name);
        if (source is PackageSource.Local)
            Directory.CreateSymbolicLink(staged, folder);
        else
            Copy(new DirectoryInfo(folder), staged);
    }

    static void Copy(DirectoryInfo from, string into)
    {
        Directory.CreateDirectory(into);
        foreach (var file in from.EnumerateFiles().Where(file => file.LinkTarget is null))
            file.CopyTo(Path.Combine(into, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(folder => folder.LinkTarget is null && folder.Name != ".git"))
            Copy(folder, Path.Combine(into, folder.Name));
    }
}
