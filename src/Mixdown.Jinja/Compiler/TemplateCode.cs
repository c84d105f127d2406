using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler;

/// <summary>A compiled template, shared by all its renderings.</summary>
sealed record TemplateCode
{
    public required JinjaSource Source { get; init; }

    /// <summary>All its statements.</summary>
    public required Execute Body { get; init; }

    /// <summary>The expression when the template is nothing else.</summary>
    public required Evaluate? Single { get; init; }

    /// <summary>Slots of the root frame.</summary>
    public required int FrameSize { get; init; }

    /// <summary>Slots of the top-level names; importers do not see those that start with an underscore.</summary>
    public required IReadOnlyDictionary<string, int> TopLevel { get; init; }

    public required IReadOnlyList<JinjaDefinition> Definitions { get; init; }

    /// <summary>What was parsed, for <see cref="CallFinder"/>.</summary>
    public required IReadOnlyList<Statement> Syntax { get; init; }
}
