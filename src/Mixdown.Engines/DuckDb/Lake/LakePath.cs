using System.Text;
using Mixdown.Data.Naming;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>Names of files in SQL that reads Parquet.</summary>
static class LakePath
{
    /// <summary>A file as a literal that means just this file.</summary>
    public static string Literal(string path) =>
        SqlText.Literal(path.Contains("://", StringComparison.Ordinal) ? path : WithoutPatterns(path));

    /// <summary>A file under the folder by its name in it; others stay as they are.</summary>
    public static string Relative(string? folder, string path) =>
        folder is not null && IsUnder(folder, path) ? Path.GetRelativePath(folder, path) : path;

    static bool IsUnder(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // read_parquet takes * ? and [ for patterns; in brackets they stand for themselves.
    static string WithoutPatterns(string path)
    {
        if (path.AsSpan().IndexOfAny("*?[") < 0)
            return path;
        var escaped = new StringBuilder();
        foreach (var letter in path)
            _ = letter is '*' or '?' or '[' ? escaped.Append('[').Append(letter).Append(']') : escaped.Append(letter);
        return escaped.ToString();
    }
}
