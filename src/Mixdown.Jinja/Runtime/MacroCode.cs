using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Runtime;

/// <summary>A compiled macro, before it is bound to a running template.</summary>
/// <param name="Name">As messages show it.</param>
/// <param name="Place">Of its definition.</param>
/// <param name="ParameterNames">In order; parameter n lives in slot n.</param>
/// <param name="Defaults">Per parameter; null where it has none.</param>
/// <param name="Extras">Slots of the names that a body may use without declaring them.</param>
/// <param name="IsCaller">Whether it is the body of a call block: a <c>return</c> in it ends the macro around, as in dbt.</param>
sealed record MacroCode(
    string Name,
    JinjaPlace Place,
    string[] ParameterNames,
    Evaluate?[] Defaults,
    MacroExtras Extras,
    bool IsCaller)
{
    /// <summary>Its body.</summary>
    public required Execute Body { get; init; }

    /// <summary>Slots of a frame.</summary>
    public required int FrameSize { get; init; }
}
