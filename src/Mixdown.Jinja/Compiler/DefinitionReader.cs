using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler;

/// <summary>Lists the macros and tagged blocks at the top level of a template.</summary>
static class DefinitionReader
{
    static readonly Dictionary<string, object?> NoOptions = [];

    public static List<JinjaDefinition> Read(JinjaSource source, IEnumerable<Statement> statements)
    {
        var definitions = new List<JinjaDefinition>();
        foreach (var statement in statements)
        {
            if (statement is Statement.Macro { Definition: var macro })
                definitions.Add(Of(source, "macro", macro.Name, macro, NoOptions, statement.Span));
            else if (statement is Statement.Tagged tagged)
                definitions.Add(Of(source, tagged.Tag.Tag, tagged.WrittenName, tagged.Definition, tagged.Options, statement.Span));
        }
        return definitions;
    }

    static JinjaDefinition Of(
        JinjaSource source, string tag, string name, MacroSyntax macro, IReadOnlyDictionary<string, object?> options, JinjaSpan span) =>
        new(tag, name, macro.Name, [.. macro.Parameters.Select(parameter => Of(source, parameter))], options, span, macro.NameSpan, macro.BodySpan);

    static JinjaParameter Of(JinjaSource source, (string Name, Expression? Default) parameter) =>
        new(parameter.Name, parameter.Default is { Span: var span } ? source.Text.Substring(span.Start, span.Length) : null);
}
