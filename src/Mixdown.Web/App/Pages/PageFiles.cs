using System.Reflection;

namespace Mixdown.Web.App.Pages;

/// <summary>The built files of the web app, as they lie in the assembly.</summary>
/// <param name="files">The files.</param>
sealed class PageFiles(IEnumerable<PageFile> files)
{
    const string Prefix = "web/";

    readonly Dictionary<string, PageFile> _files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);

    /// <summary>The one page, whose script draws all others; null where the app was not built.</summary>
    public PageFile? Index => Find("index.html");

    /// <summary>The file at an address; null: there is none.</summary>
    public PageFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>What the build put into the assembly from <c>web/dist</c>.</summary>
    public static PageFiles Embedded()
    {
        var assembly = typeof(PageFiles).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return new PageFiles(names.Where(name => !name.EndsWith(".br", StringComparison.Ordinal)).Select(name => Read(assembly, name, names)));
    }

    static PageFile Read(Assembly assembly, string name, HashSet<string> names)
    {
        var packed = name.EndsWith(".gz", StringComparison.Ordinal);
        var path = packed ? name[Prefix.Length..^3] : name[Prefix.Length..];
        var brotli = Prefix + path + ".br";
        return new PageFile(path, TypeOf(path), packed && names.Contains(brotli) ? PageBytes.In(assembly, brotli) : null, PageBytes.In(assembly, name));
    }

    static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
}
