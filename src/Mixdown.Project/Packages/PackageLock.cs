using System.Security.Cryptography;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Packages;

/// <summary><c>package-lock.yml</c>: which packages, and which commit of each, the declared ones meant when they were last
/// resolved. It belongs into version control.</summary>
/// <param name="Hash">Of the declarations that it was made from.</param>
/// <param name="Packages">All of them, those that packages ask for included.</param>
public sealed record PackageLock(string Hash, IReadOnlyList<LockedPackage> Packages)
{
    /// <summary>The file's name, beside dbt_project.yml.</summary>
    public const string FileName = "package-lock.yml";

    /// <summary>The hash of declarations, in 40 hex digits as in dbt.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "Tells whether a file was edited; nothing is kept secret by it.")]
    public static string HashOf(IEnumerable<PackageSource> declared) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Join('\n', declared.Select(source => $"{source.GetType().Name} {source.Text}")))));

    /// <summary>Reads the file; null when there is none, or when it is not one that this tool wrote.</summary>
    /// <param name="folder">The project's folder.</param>
    public static PackageLock? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || YamlReader.Read(FileName, File.ReadAllText(path), []) is not SettingNode.Map map || map["sha1_hash"] is not SettingNode.Scalar hash)
            return null;
        var packages = new List<LockedPackage>();
        foreach (var entry in (map["packages"] as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [])
        {
            var reader = new SettingReader(entry, []);
            if (reader.Text("name") is { } name && Source(reader, name) is { } source)
                packages.Add(new LockedPackage(name, source));
        }
        return new PackageLock(hash.Text, packages);
    }

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The project's folder.</param>
    public void Write(string folder)
    {
        var text = new StringBuilder("packages:\n");
        foreach (var package in Packages)
            Append(text, package);
        if (Packages.Count == 0)
            text.Clear().Append("packages: []\n");
        text.Append("sha1_hash: ").Append(Hash).Append('\n');
        File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
    }

    static PackageSource? Source(SettingReader reader, string name)
    {
        var at = new SourceSpan(FileName, reader.At.Line, reader.At.Column, 1);
        if (reader.Text("git") is { } url)
            return new PackageSource.Git(url, reader.Text("revision"), reader.Text("subdirectory"), WarnUnpinned: false, at);
        if (reader.Text("local") is { } path)
            return new PackageSource.Local(path, at);
        if (reader.Text("tarball") is { } archive)
            return new PackageSource.Tarball(archive, name, at);
        return reader.Text("package") is { } package ? new PackageSource.Hub(package, reader.Texts("version"), at) : null;
    }

    static void Append(StringBuilder text, LockedPackage package)
    {
        IEnumerable<(string Key, string? Value)> entries = package.Source switch
        {
            PackageSource.Git git => [("git", git.Url), ("revision", git.Revision), ("subdirectory", git.Subdirectory)],
            PackageSource.Local local => [("local", local.Path)],
            PackageSource.Tarball tarball => [("tarball", tarball.Url)],
            PackageSource.Hub hub => [("package", hub.Package), ("version", hub.Versions is [var version, ..] ? version : null)],
            _ => [],
        };
        var start = "  - ";
        foreach (var (key, value) in entries.Append(("name", package.Name)).Where(entry => entry.Item2 is not null))
        {
            text.Append(start).Append(key).Append(": \"").Append(value!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"\n");
            start = "    ";
        }
    }
}
