using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Storage;

/// <summary>The rules of a path in an object store: relative, <c>/</c> between the parts, nothing that leads outside.</summary>
public static class StoragePath
{
    /// <summary>Refuses a path that is empty, absolute, or has an empty, <c>.</c> or <c>..</c> part or a NUL.</summary>
    /// <exception cref="MixdownException">MX2801: the path is refused. It may come from a log that somebody else wrote.</exception>
    public static void Check(string path)
    {
        if (path.Length == 0 || path.Contains('\0') || path.Split('/').Any(part => part is "" or "." or ".."))
            throw Refused(path);
    }

    /// <summary>As <see cref="Check"/>, for the start of a path: it may be empty or end in the middle of a part.</summary>
    /// <exception cref="MixdownException">MX2801.</exception>
    public static void CheckPrefix(string prefix)
    {
        var folder = prefix[..(prefix.LastIndexOf('/') + 1)].TrimEnd('/');
        if (folder.Length > 0 || prefix.StartsWith('/'))
            Check(folder);
    }

    static MixdownException Refused(string path) => new(new Diagnostic(
        "MX2801", $"The path '{path.Replace("\0", "\\0", StringComparison.Ordinal)}' leads outside its store",
        Hint: "Use a relative path without '.' and '..' parts."));
}
