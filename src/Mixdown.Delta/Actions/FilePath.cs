namespace Mixdown.Delta.Actions;

/// <summary>Paths of data files between the object store's form and the log's, which is URL-encoded.</summary>
public static class FilePath
{
    /// <summary>The log's form of a path relative to the table.</summary>
    /// <remarks><c>=</c> stays, so that the usual <c>key=value</c> folders stay readable.</remarks>
    public static string Encode(string path) => string.Join('/', path.Split('/').Select(Part));

    /// <summary>The object store's form of a path in the log.</summary>
    public static string Decode(string path) => path.Contains('%') ? Uri.UnescapeDataString(path) : path;

    /// <summary>Whether a decoded path says by itself where the file is: it begins with <c>/</c> or is a URL. Tables that were
    /// cloned have such.</summary>
    public static bool IsAbsolute(string path) => path.StartsWith('/') || SchemeLength(path) > 0;

    /// <summary>A decoded path from the root of the store that holds the table; an absolute one that is not in the store stays as
    /// it is, but for <c>file:</c>, which becomes a path of this machine.</summary>
    /// <param name="storeRoot">As <see cref="Data.Storage.IObjectStore.Root"/> names it.</param>
    /// <param name="table">The table's folder in the store; may be empty.</param>
    /// <param name="path">As <see cref="AddFile.DataPath"/> has it.</param>
    public static string InStore(string storeRoot, string table, string path)
    {
        if (!IsAbsolute(path))
            return table.Length == 0 ? path : $"{table}/{path}";
        var absolute = WithoutFileScheme(path);
        var root = storeRoot.TrimEnd('/') + "/";
        return absolute.StartsWith(root, StringComparison.Ordinal) ? absolute[root.Length..] : absolute;
    }

    /// <summary><c>file:/a</c>, <c>file:///a</c> and <c>file://localhost/a</c> are <c>/a</c>; what Hadoop calls <c>s3a://</c> is <c>s3://</c>.</summary>
    static string WithoutFileScheme(string path)
    {
        if (path.StartsWith("s3a://", StringComparison.Ordinal) || path.StartsWith("s3n://", StringComparison.Ordinal))
            return "s3" + path[3..];
        if (!path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return path;
        var rest = path["file:".Length..];
        return rest.StartsWith("//", StringComparison.Ordinal) ? rest[rest.IndexOf('/', 2)..] : rest;
    }

    /// <summary>Letters, digits, <c>+</c>, <c>-</c> and <c>.</c> up to a colon, as URLs have it; 0 where there is none.</summary>
    static int SchemeLength(string path)
    {
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && colon + 1 < path.Length && path[colon + 1] == '/'
            && path.AsSpan(0, colon).IndexOfAnyExcept(SchemeLetters) < 0 ? colon : 0;
    }

    static readonly System.Buffers.SearchValues<char> SchemeLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    static string Part(string part) => Uri.EscapeDataString(part).Replace("%3D", "=", StringComparison.Ordinal);
}
