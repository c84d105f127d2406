namespace Mixdown.Jinja.Definitions;

/// <summary>A parameter of a macro.</summary>
/// <param name="Name">As the body uses it.</param>
/// <param name="DefaultText">The default as written; null when there is none.</param>
public sealed record JinjaParameter(string Name, string? DefaultText);
