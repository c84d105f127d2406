using System.Security.Cryptography;
using System.Text;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>Takes out of a tile's answer what is the house's own: SQL, names of models, files and runs.</summary>
static class EmbeddedAnswer
{
    const string Old = "These data are older than they should be";

    /// <summary>The answer as an embed shows it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="shown">The dashboard as far as it is shown.</param>
    public static TileAnswer Of(TileAnswer answer, Dashboard shown) => answer with
    {
        Sql = "",
        Trend = answer.Trend is { } trend ? trend with { Sql = "" } : null,
        Stale = answer.Stale is null ? null : Old,
        StaleRun = null,
        Version = Veiled(answer.Version),
        NotFilteredBy = [.. answer.NotFilteredBy.Intersect(shown.Filters.Select(filter => filter.Label ?? DefinitionReader.LabelOf(filter.Name)), StringComparer.Ordinal)],
        Problem = answer.Problem is { } problem ? Of(problem) : null,
        Text = answer.Text is { } text ? [.. text.Select(Of)] : null,
    };

    /// <summary>The version of a live table names a process.</summary>
    static string Veiled(string version) => version.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)).AsSpan(0, 8));

    static AnswerProblem Of(AnswerProblem problem) => problem.Code == "MX4101"
        ? new AnswerProblem(problem.Code, "The answer took too long", "Try again in a moment.", null)
        : new AnswerProblem("MX4184", "This tile cannot be shown here", null, null);

    /// <summary>A page of the app is nowhere to be led to.</summary>
    static TextBlock Of(TextBlock block) => block with
    {
        Link = block.Link is { } link && link.StartsWith('/') ? null : block.Link,
        Parts = [.. block.Parts.Select(Of)],
    };
}
