using System.Text.RegularExpressions;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>A path with <c>{table}</c> and wildcards in it: the fixed folder to list, and the test for what is found there.</summary>
sealed class FilePattern
{
    /// <summary>Stands for the table's name.</summary>
    public const string TablePart = "{table}";

    static readonly char[] Variable = ['*', '?', '[', '{'];
    readonly Regex _match;
    readonly bool _wantsHidden;

    FilePattern(string folder, string pattern)
    {
        Folder = folder;
        Pattern = pattern;
        var variable = pattern.IndexOfAny(Variable);
        Prefix = variable < 0 ? pattern : pattern[..variable];
        _wantsHidden = IsHidden(pattern);
        _match = new Regex(new PatternText(pattern).Expression(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The fixed part: as written, without a slash at its end; <c>.</c> when there is none.</summary>
    public string Folder { get; }

    /// <summary>What follows the fixed part.</summary>
    public string Pattern { get; }

    /// <summary>What every path below <see cref="Folder"/> that is meant begins with; often empty.</summary>
    public string Prefix { get; }

    /// <summary>Whether a place is a bucket or the like, not a folder.</summary>
    public static bool IsUrl(string place) => place.Contains("://", StringComparison.Ordinal);

    /// <summary>Splits a path that <see cref="Check"/> finds nothing wrong with.</summary>
    public static FilePattern Parse(string path)
    {
        var variable = path.IndexOfAny(Variable);
        var slash = variable < 0 ? path.LastIndexOf('/') : path.LastIndexOf('/', variable);
        var folder = slash switch { < 0 => ".", 0 => "/", _ => path[..slash] };
        return new FilePattern(folder, path[(slash + 1)..]);
    }

    /// <summary>What is wrong with a path, or null.</summary>
    public static string? Check(string path)
    {
        var first = path.IndexOf(TablePart, StringComparison.Ordinal);
        var rest = first < 0 ? path : path.Remove(first, TablePart.Length);
        if (rest.Contains(TablePart, StringComparison.Ordinal))
            return "{table} stands twice in the path";
        if (path.Contains(TablePart + "*", StringComparison.Ordinal) || path.Contains("*" + TablePart, StringComparison.Ordinal))
            return "{table} stands beside * in the path, and nothing says which letters are the name";
        if (IsUrl(path) && path.IndexOfAny(Variable) is >= 0 and var variable && path.LastIndexOf('/', variable) <= path.IndexOf("://", StringComparison.Ordinal) + 2)
            return "the path does not name one bucket";
        return path.EndsWith('/') ? "the path names a folder, not files" : new PatternText(path).Check();
    }

    /// <summary>Whether a path below <see cref="Folder"/> is meant, and the name that stands at <c>{table}</c> (empty without one).
    /// Names that begin with a dot or an underscore are meant only by a pattern that has such a name: they are what other
    /// programs keep for themselves.</summary>
    public bool TryMatch(string path, out string table)
    {
        table = "";
        if (!_wantsHidden && IsHidden(path))
            return false;
        var match = _match.Match(path);
        table = match.Groups["table"].Value;
        return match.Success;
    }

    static bool IsHidden(string path) =>
        path[0] is '.' or '_' || path.Contains("/.", StringComparison.Ordinal) || path.Contains("/_", StringComparison.Ordinal);
}
