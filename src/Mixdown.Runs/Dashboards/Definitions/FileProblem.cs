namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>Something that is wrong with a file of the project.</summary>
/// <param name="Code">The code of the error, MX….</param>
/// <param name="Message">One sentence.</param>
/// <param name="Place">File, line and column; null where it is no file's.</param>
/// <param name="Excerpt">The lines there, with what is wrong underlined; null where there are none.</param>
/// <param name="Hint">What to do; null where the message says it.</param>
public sealed record FileProblem(string Code, string Message, string? Place, string? Excerpt, string? Hint);
