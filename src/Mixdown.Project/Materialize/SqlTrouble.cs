using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;

namespace Mixdown.Project.Materialize;

/// <summary>Brings an error of the engine from the statement that was sent back to the text that a person wrote.</summary>
static class SqlTrouble
{
    /// <param name="wrong">What the engine said, with its place in the statement.</param>
    /// <param name="statement">The statement that was sent.</param>
    /// <param name="compiled">The node's SQL, a part of the statement.</param>
    /// <param name="project">Where the files are.</param>
    public static Diagnostic Explain(Diagnostic wrong, string statement, CompiledNode compiled, MixdownProject project)
    {
        var node = compiled.Node;
        if (wrong.At is not { File: "<sql>" } at)
            return wrong.At is null ? wrong with { At = node.DeclaredAt } : wrong;
        var start = compiled.OwnSql.Length == 0 ? -1 : statement.IndexOf(compiled.OwnSql, StringComparison.Ordinal);
        var offset = Offset(statement, at) - start;
        if (start < 0 || offset < 0 || offset > compiled.OwnSql.Length)
            return wrong with { At = node.DeclaredAt with { Length = 1 }, Excerpt = Excerpt.Draw(statement, at) };
        var (line, column) = Place(compiled.OwnSql, offset);
        return InTemplate(wrong, node.RawCode, node.File, LineMatch.Find(node.RawCode, compiled.OwnSql, line), LineOf(compiled.OwnSql, line), column, at.Length)
            ?? InCompiled(wrong, compiled, project, line, column, at.Length);
    }

    /// <summary>The place in the model's own file, where its line is known; the column only where the line has no Jinja.</summary>
    static Diagnostic? InTemplate(Diagnostic wrong, string raw, string file, int? line, string compiledLine, int column, int length)
    {
        if (line is not { } known)
            return null;
        var own = LineOf(raw, known);
        var (start, width) = own == compiledLine ? (column, length) : InLine(own, compiledLine, column, length);
        return (wrong with { At = new SourceSpan(file, known, start, width), Excerpt = null }).In(raw);
    }

    /// <summary>A place in a line before Jinja: the same column while both lines are alike up to there, the same distance from
    /// the end while they are alike behind it, the whole expression where it came out of one, else the line.</summary>
    static (int Column, int Length) InLine(string own, string compiledLine, int column, int length)
    {
        var alike = own.AsSpan().CommonPrefixLength(compiledLine);
        if (column - 1 < alike)
            return (column, length);
        var fromEnd = own.Length - (compiledLine.Length - column + 1);
        if (fromEnd >= alike && own.AsSpan(fromEnd).SequenceEqual(compiledLine.AsSpan(column - 1)))
            return (fromEnd + 1, length);
        var open = own.LastIndexOf("{{", Math.Min(alike + 1, own.Length - 1), StringComparison.Ordinal);
        var close = open < 0 ? -1 : own.IndexOf("}}", open, StringComparison.Ordinal);
        var indent = own.Length - own.TrimStart().Length;
        return close < 0 ? (indent + 1, Math.Max(1, own.Trim().Length)) : (open + 1, close + 2 - open);
    }

    static Diagnostic InCompiled(Diagnostic wrong, CompiledNode compiled, MixdownProject project, int line, int column, int length)
    {
        var file = Artifacts.CompiledFiles.NameOf(project, compiled.Node);
        return (wrong with { At = new SourceSpan(file, line, column, length), Excerpt = null }).In(compiled.OwnSql) with
        {
            Hint = wrong.Hint ?? $"This is the SQL that {compiled.Node.File} became.",
        };
    }

    static int Offset(string text, SourceSpan at)
    {
        var offset = 0;
        for (var line = 1; line < at.Line; line++)
            offset = text.IndexOf('\n', offset) + 1;
        return offset + at.Column - 1;
    }

    static (int Line, int Column) Place(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return (before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }

    static string LineOf(string text, int line) => text.Split('\n')[line - 1].TrimEnd('\r');
}
