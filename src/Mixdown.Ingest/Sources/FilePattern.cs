using System.Text;
using System.Text.RegularExpressions;

namespace Mixdown.Ingest.Sources;

/// <summary>A path with <c>{table}</c> and <c>*</c> in it: the fixed folder to list, and the test for what is found there.</summary>
sealed class FilePattern
{
    /// <summary>Stands for the table's name.</summary>
    public const string TablePart = "{table}";

    readonly Regex _match;

    FilePattern(string folder, string pattern)
    {
        Folder = folder;
        Pattern = pattern;
        _match = new Regex(Expression(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The fixed part: as written, without a slash at its end; <c>.</c> when there is none.</summary>
    public string Folder { get; }

    /// <summary>What follows the fixed part.</summary>
    public string Pattern { get; }

    /// <summary>Splits a path that <see cref="Check"/> finds nothing wrong with.</summary>
    public static FilePattern Parse(string path)
    {
        var variable = path.IndexOfAny(['*', '{']);
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
        if (rest.AsSpan().IndexOfAny('{', '}') >= 0)
            return "the path has a { } other than {table}";
        return path.EndsWith('/') ? "the path names a folder, not files" : null;
    }

    /// <summary>Whether a path below <see cref="Folder"/> is meant, and the name that stands at <c>{table}</c> (empty without one).</summary>
    public bool TryMatch(string path, out string table)
    {
        var match = _match.Match(path);
        table = match.Groups["table"].Value;
        return match.Success;
    }

    static string Expression(string pattern)
    {
        var expression = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern.AsSpan(i).StartsWith(TablePart, StringComparison.Ordinal))
            {
                expression.Append("(?<table>[^/]+?)");
                i += TablePart.Length - 1;
            }
            else
            {
                expression.Append(pattern[i] == '*' ? "[^/]*" : Regex.Escape(pattern[i].ToString()));
            }
        }
        // A compressed file is the same table: {table}.csv also finds album.csv.gz.
        return expression.Append(@"(\.gz)?$").ToString();
    }
}
