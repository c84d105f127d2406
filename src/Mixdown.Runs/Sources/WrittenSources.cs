namespace Mixdown.Runs.Sources;

/// <summary>A sources file that was written.</summary>
/// <param name="File">Relative to the project, <c>/</c> between the parts.</param>
/// <param name="IsNew">Whether it was not there before.</param>
/// <param name="Tables">Tables that were added.</param>
/// <param name="Columns">Columns that were added to tables that were there.</param>
public sealed record WrittenSources(string File, bool IsNew, int Tables, int Columns);
