using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Mixdown.Runs.Packages;

namespace Mixdown.Tests.Packages;

/// <summary>A project <c>shop</c> in a folder of its own, with packages beside it.</summary>
public sealed class ShopFolder : IDisposable
{
    static readonly HttpClient NoHttp = new();

    public ShopFolder(string packages)
    {
        Write("shop/dbt_project.yml", "name: shop\nprofile: shop\n");
        Write("shop/packages.yml", packages);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("mixdown-deps-").FullName;

    public string Project => Path.Combine(Root, "shop");

    public void Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Package(string folder, string name, string? packages = null)
    {
        Write($"{folder}/dbt_project.yml", $"name: {name}\n");
        Write($"{folder}/macros/{name}.sql", $"{{% macro {name}() %}}1{{% endmacro %}}");
        if (packages is not null)
            Write($"{folder}/packages.yml", packages);
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Root, name));

    public bool Has(string name) => File.Exists(Path.Combine(Root, name));

    public void Tarball(string name, params (string Entry, string Text)[] entries)
    {
        using var file = new GZipStream(File.Create(Path.Combine(Root, name)), CompressionMode.Compress);
        using var archive = new TarWriter(file);
        foreach (var (entry, text) in entries)
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, entry) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
    }

    public string Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Path.Combine(Root, folder), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "user.name=Ada", "-c", "user.email=ada@shop.example", "-c", "init.defaultBranch=main", .. arguments])
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output.Trim();
    }

    public string Commit(string folder)
    {
        if (!Directory.Exists(Path.Combine(Root, folder, ".git")))
            Git(folder, "init", "--quiet");
        Git(folder, "add", "--all");
        Git(folder, "commit", "--quiet", "--message", "a change");
        return Git(folder, "rev-parse", "HEAD");
    }

    public Task<PackagesResult> DepsAsync(InstallMode mode = InstallMode.Install) =>
        new PackageInstall(NoHttp).RunAsync(Project, new Dictionary<string, string> { ["WHERE"] = "../kit" }, mode, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        foreach (var link in new DirectoryInfo(Project).EnumerateDirectories("*", SearchOption.AllDirectories).Where(folder => folder.LinkTarget is not null).ToList())
            link.Delete();
        Directory.Delete(Root, recursive: true);
    }
}
