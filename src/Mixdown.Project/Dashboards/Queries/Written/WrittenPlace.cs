using Mixdown.Data.Diagnostics;
using Mixdown.Project.Lineage;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>Places in a query of a tile, in the file that the query stands in.</summary>
static class WrittenPlace
{
    /// <summary>What the query is called while it is a template: places in it count from its own first line.</summary>
    public static string TemplateOf(TileExpression sql) => FormattableString.Invariant($"{sql.At.File}#{sql.At.Line}");

    /// <summary>The problem at its place in the dashboard's file, with the lines of that.</summary>
    public static Diagnostic InFile(Diagnostic problem, TileExpression sql, MixdownProject project)
    {
        if (problem.At is { } at && at.File != TemplateOf(sql))
            return problem;
        var file = Path.Combine(project.Root, sql.At.File);
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        return (problem with { At = problem.At is { } inQuery ? Place(inQuery, sql.At, lines) : sql.At, Excerpt = null, Note = null }).InFile(project);
    }

    /// <summary>A block keeps its lines, all of them pushed to the right; of a text in one line the columns are shifted.</summary>
    static SourceSpan Place(SourceSpan inQuery, SourceSpan scalar, string[] lines)
    {
        var first = scalar.Line <= lines.Length ? lines[scalar.Line - 1] : "";
        var mark = scalar.Column <= first.Length ? first[scalar.Column - 1] : ' ';
        var line = scalar.Line + inQuery.Line;
        if (mark == '|' && line <= lines.Length)
        {
            var start = Array.FindIndex(lines, scalar.Line, one => one.Trim().Length > 0);
            return new SourceSpan(scalar.File, line, inQuery.Column + Math.Max(0, start < 0 ? 0 : lines[start].Length - lines[start].TrimStart().Length), inQuery.Length);
        }
        return inQuery.Line == 1 && mark != '>' ? new SourceSpan(scalar.File, scalar.Line, scalar.Column + inQuery.Column - (mark is '"' or '\'' ? 0 : 1), inQuery.Length) : scalar with { Length = 1 };
    }
}
