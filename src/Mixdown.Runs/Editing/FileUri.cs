namespace Mixdown.Runs.Editing;

/// <summary>Files as editors name them.</summary>
static class FileUri
{
    /// <summary>The absolute path; null for what is no file, such as a text that has never been saved.</summary>
    public static string? PathOf(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile ? Path.GetFullPath(parsed.LocalPath) : null;

    /// <summary>The name of an absolute path.</summary>
    public static string Of(string path) => new Uri(path).AbsoluteUri;
}
