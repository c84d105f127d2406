namespace Mixdown.Project.Seeds;

/// <summary>A column of a seed's table.</summary>
/// <param name="Name">As the header has it.</param>
/// <param name="Type">In SQL, words that every engine knows; or what <c>column_types</c> says.</param>
sealed record SeedColumn(string Name, string Type);
