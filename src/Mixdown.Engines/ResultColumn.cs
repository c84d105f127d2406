namespace Mixdown.Engines;

/// <summary>A column of a <see cref="ResultTable"/>.</summary>
/// <param name="Name">As the statement names it.</param>
/// <param name="Type">The engine's type name, for example <c>DECIMAL(18,2)</c>.</param>
public sealed record ResultColumn(string Name, string Type);
