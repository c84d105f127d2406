using Mixdown.Data.Diagnostics;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Origins;

namespace Mixdown.Project.Materialize;

/// <summary>Brings an error of the engine from the statement that was sent back to the text that a person wrote.</summary>
static class SqlTrouble
{
    /// <param name="wrong">What the engine said, with its place in the statement.</param>
    /// <param name="statement">The statement that was sent.</param>
    /// <param name="compiled">The node's SQL, as a rule a part of the statement.</param>
    /// <param name="project">Where the files are.</param>
    public static Diagnostic Explain(Diagnostic wrong, string statement, CompiledNode compiled, MixdownProject project)
    {
        if (wrong.At is not { File: "<sql>" } at)
            return wrong.At is null ? wrong with { At = compiled.Node.DeclaredAt } : wrong;
        if (InSql(compiled.Sql, statement, Offset(statement, at)) is not { } offset)
            return wrong with { At = compiled.Node.DeclaredAt with { Length = 1 }, Excerpt = Excerpt.Draw(statement, at) };
        return Locate(wrong, offset, compiled, project);
    }

    /// <param name="wrong">What the engine said; the length of its place is taken.</param>
    /// <param name="offset">Where it said so, in the node's SQL.</param>
    /// <param name="compiled">The node's SQL.</param>
    /// <param name="project">Where the files are.</param>
    static Diagnostic Locate(Diagnostic wrong, int offset, CompiledNode compiled, MixdownProject project)
    {
        var (line, column) = Place(compiled.Sql, offset);
        var inCompiled = new SourceSpan(CompiledFiles.NameOf(project, compiled.Node), line, column, wrong.At!.Value.Length);
        if (SqlPlace.Find(compiled, offset, project.Context.Macros) is not { } place)
            return (wrong with { At = inCompiled }).In(compiled.Sql);
        var calls = place.Calls;
        return (wrong with
        {
            Message = calls.Length == 0 ? wrong.Message : $"{wrong.Message} (in {calls})",
            At = place.Span(inCompiled.Length),
            Note = $"in the compiled SQL at {inCompiled}",
        }).In(place.Text);
    }

    /// <summary>The offset in the node's SQL of a place in a statement that holds it, maybe more than once and maybe trimmed.</summary>
    static int? InSql(string sql, string statement, int offset)
    {
        var trimmed = sql.Trim();
        if (trimmed.Length == 0)
            return null;
        var start = statement.LastIndexOf(trimmed, Math.Min(statement.Length - 1, offset + trimmed.Length), StringComparison.Ordinal);
        while (start > offset)
            start = start == 0 ? -1 : statement.LastIndexOf(trimmed, start + trimmed.Length - 2, StringComparison.Ordinal);
        return start < 0 || offset > start + trimmed.Length ? null : offset - start + sql.IndexOf(trimmed, StringComparison.Ordinal);
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
}
