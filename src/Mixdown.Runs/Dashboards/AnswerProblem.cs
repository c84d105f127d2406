namespace Mixdown.Runs.Dashboards;

/// <summary>Why there is no answer.</summary>
/// <param name="Code">The code of the error, MX….</param>
/// <param name="Message">One sentence.</param>
/// <param name="Hint">What to do; null where the message says it.</param>
/// <param name="Place">File, line and column of what is to be mended; null where it is no file's.</param>
public sealed record AnswerProblem(string Code, string Message, string? Hint, string? Place);
