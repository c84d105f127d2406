namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>A parameter as a page shows it.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Label">What stands beside it.</param>
/// <param name="Choices">What can be chosen.</param>
/// <param name="Default">What holds before anything is chosen.</param>
public sealed record ParameterDefinition(string Name, string Label, IReadOnlyList<string> Choices, string Default);
