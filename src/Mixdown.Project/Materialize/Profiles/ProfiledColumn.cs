namespace Mixdown.Project.Materialize.Profiles;

/// <summary>A column that is to be profiled.</summary>
/// <param name="Name">As the table spells it.</param>
/// <param name="Type">The engine's name of its type.</param>
/// <param name="Kind">What can be said of it.</param>
public sealed record ProfiledColumn(string Name, string Type, ValueKind Kind);
