using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>Says what is wrong with files as pages show it.</summary>
static class FileProblems
{
    /// <summary>One problem.</summary>
    public static FileProblem Of(Diagnostic problem) => new(problem.Code, problem.Message, problem.At?.ToString(), problem.Excerpt, problem.Hint);
}
