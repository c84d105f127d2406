namespace Mixdown.Project.Files.Csv;

/// <summary>One record of a CSV text.</summary>
/// <param name="Line">The line that it starts in, 1-based.</param>
/// <param name="Fields">Its fields, unquoted.</param>
readonly record struct CsvRecord(int Line, IReadOnlyList<string> Fields)
{
    /// <summary>Whether its line is empty.</summary>
    public bool IsBlank => Fields is [""];
}
