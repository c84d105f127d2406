namespace Mixdown.Project.Seeds;

/// <summary>How a seed is read.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="File">As people name it.</param>
/// <param name="Delimiter">Between the fields.</param>
/// <param name="ColumnTypes">Types that people chose, by column.</param>
sealed record SeedOptions(string Path, string File, char Delimiter, IReadOnlyDictionary<string, string> ColumnTypes);
