namespace Mixdown.Delta.Actions;

/// <summary>Paths of data files between the object store's form and the log's, which is URL-encoded.</summary>
public static class FilePath
{
    /// <summary>The log's form of a path relative to the table.</summary>
    /// <remarks><c>=</c> stays, so that the usual <c>key=value</c> folders stay readable.</remarks>
    public static string Encode(string path) => string.Join('/', path.Split('/').Select(Part));

    /// <summary>The object store's form of a path in the log.</summary>
    public static string Decode(string path) => path.Contains('%') ? Uri.UnescapeDataString(path) : path;

    static string Part(string part) => Uri.EscapeDataString(part).Replace("%3D", "=", StringComparison.Ordinal);
}
