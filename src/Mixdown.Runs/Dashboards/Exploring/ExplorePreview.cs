using Mixdown.Runs.Dashboards.Definitions;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>What saving a draft would do to a file.</summary>
/// <param name="File">The file, from the project's folder.</param>
/// <param name="IsNew">Whether it is made.</param>
/// <param name="Diff">Its lines that change and two round them: <c>-</c> before those that go, <c>+</c> before those that come, a blank
/// before others; <c>…</c> for what is left out.</param>
/// <param name="Hash">Changes with any letter of the file as it is now.</param>
/// <param name="Problems">What is wrong with the file as it would be: with any of them it is not saved.</param>
public sealed record ExplorePreview(string File, bool IsNew, IReadOnlyList<string> Diff, string Hash, IReadOnlyList<FileProblem> Problems);
