using System.IO.Compression;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.App.Pages;

namespace Mixdown.Web.Exports;

/// <summary>What the build of the pages made for files: a script, a style sheet, maps.</summary>
/// <param name="files">The built files.</param>
sealed class FileParts(PageFiles files)
{
    /// <summary>What draws the page.</summary>
    /// <exception cref="MixdownException">MX5103: the pages are not built.</exception>
    public string Script => Read("dashboard.js");

    /// <summary>How it looks.</summary>
    public string Style => Read("dashboard.css");

    /// <summary>A map, as JSON.</summary>
    /// <param name="name">As files of dashboards call it.</param>
    public string Atlas(string name) => Read($"atlas-{name}.json");

    string Read(string name)
    {
        var file = files.Find($"export/{name}") ?? throw new MixdownException(new Diagnostic(
            "MX5103", "This program was built without the pages that a file is made of", Hint: "With Node 20 and npm installed, run eng/build-web and build it again; './mixdown' does both."));
        var bytes = file.Bytes.Open();
        using var text = new StreamReader(file.IsPacked ? new GZipStream(bytes, CompressionMode.Decompress) : bytes, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
