using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Dashboards.Reading;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Plans;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>What saving a draft would do, and what would be wrong then.</summary>
/// <param name="File">The file, before and after.</param>
/// <param name="Tile">The draft as it is read from there; null where that cannot be read.</param>
/// <param name="Preview">What a person is shown of it.</param>
sealed record SavePlan(DraftFile File, Tile? Tile, ExplorePreview Preview)
{
    const int LongestTitle = 200;

    /// <summary>The plan of a draft.</summary>
    /// <exception cref="MixdownException">Why it cannot be saved at all.</exception>
    public static SavePlan Of(MixdownProject project, TileCompiler compiler, FactCatalog catalog, ExploreSave save, DateTimeOffset now)
    {
        var title = TitleOf(save.Title, "tile");
        var file = save.Dashboard is { } id
            ? Into(project, DashboardAnswers.Find(project, id), catalog, save, title)
            : DraftFile.New(project, TitleOf(save.NewDashboard, "dashboard"), save.Draft.Fact, new DraftYaml(catalog).Saved(save.Draft, title, null));
        var found = new List<Diagnostic>();
        var dashboard = DashboardText.Read(file.File, file.After, found);
        var tile = dashboard?.Rows is [.., [.., var last]] ? last : null;
        if (tile is not null)
            found.AddRange(compiler.Compile(dashboard!, tile, new ViewState { Now = now }).Problems.Select(problem => problem.Excerpt is null ? problem.In(file.After) : problem));
        var problems = found.Where(problem => problem.Severity == Severity.Error).Distinct().Select(FileProblems.Of);
        return new SavePlan(file, tile, new ExplorePreview(file.File, file.Before is null, DiffOf(file), file.Hash, [.. problems]));
    }

    static IReadOnlyList<string> DiffOf(DraftFile file) =>
        file.Before is { } before ? LineDiff.Of(before, file.After) : [.. file.After.TrimEnd().Split('\n').Select(line => $"+ {line}")];

    static DraftFile Into(MixdownProject project, Dashboard dashboard, FactCatalog catalog, ExploreSave save, string title) =>
        DraftFile.With(project, dashboard, new DraftYaml(catalog).Saved(save.Draft, title, dashboard));

    static string TitleOf(string? title, string of)
    {
        var text = title?.Trim() ?? "";
        return text.Length <= LongestTitle && DashboardText.Slug(text).Length > 0 && !text.Any(char.IsControl) ? text : throw new MixdownException(new Diagnostic(
            "MX4163", $"The {of} has no title that could stand in an address", Hint: $"Write one of 1 to {LongestTitle} characters in one line, with a letter or a digit."));
    }
}
