using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>What embeds are and what can be chosen in them; their tiles are answered as those of the app, under the limits of
/// <see cref="EmbedGrant.Ask"/>. Safe for any thread.</summary>
/// <param name="served">The project.</param>
/// <param name="answers">Answers tiles.</param>
public sealed class EmbedAnswers(ServedProject served, DashboardAnswers answers)
{
    /// <summary>What a page needs before its tiles are answered.</summary>
    /// <exception cref="MixdownException">MX4100: the dashboard is gone.</exception>
    public async Task<EmbedDefinition> DefineAsync(EmbedGrant grant, CancellationToken cancel)
    {
        var (project, whole) = Find(grant);
        var reader = new DefinitionReader(project, answers.Choices(project), newest: null) { Narrow = await NarrowAsync(grant, project, whole, cancel) };
        var definition = await reader.ReadAsync(grant.Claims.Limits.Visible(whole), [], cancel);
        return new EmbedDefinition(Plain(definition), grant.Claims.Expires, grant.Origins) { Tile = grant.Claims.Limits.Tile };
    }

    /// <summary>The values of an open filter that have some letters in them.</summary>
    /// <exception cref="MixdownException">MX4100, MX4102: the dashboard is gone, or has no such open filter.</exception>
    public async Task<IReadOnlyList<FilterChoice>> FindChoicesAsync(EmbedGrant grant, string filter, string letters, CancellationToken cancel)
    {
        var (project, whole) = Find(grant);
        var shown = grant.Claims.Limits.Visible(whole);
        var named = shown.Filters.FirstOrDefault(one => one.Name == filter) ?? throw new MixdownException(new Diagnostic(
            "MX4102", $"The dashboard has no filter '{filter}'", Hint: DidYouMean.Hint(filter, shown.Filters.Select(one => one.Name))));
        var narrow = await NarrowAsync(grant, project, whole, cancel);
        return FilterColumn.Of(project, shown, named) is { } column && await narrow(column, cancel) is { } narrowed
            ? await answers.Choices(project).FindAsync(narrowed, letters, cancel)
            : [];
    }

    (MixdownProject Project, Dashboard Whole) Find(EmbedGrant grant)
    {
        var project = served.Project;
        return (project, DashboardAnswers.Find(project, grant.Claims.Dashboard));
    }

    async Task<Func<FilterColumn, CancellationToken, Task<FilterColumn?>>> NarrowAsync(EmbedGrant grant, MixdownProject project, Dashboard whole, CancellationToken cancel)
    {
        if (grant.Claims.Limits.Filters.Count == 0)
            return (column, _) => Task.FromResult<FilterColumn?>(column);
        var state = await answers.KnownAsync(project, whole, grant.Claims.Limits.Read(whole, [], served.Clock.GetUtcNow()), cancel);
        var choices = new LockedChoices(await answers.CompilerAsync(project, cancel), whole, state);
        return (column, _) => Task.FromResult(choices.Of(column));
    }

    /// <summary>Without places in files, and what else is the house's own.</summary>
    static DashboardDefinition Plain(DashboardDefinition definition) => definition with
    {
        Place = "",
        Rows = [.. definition.Rows.Select(row => row.Select(tile => tile with { Place = "", CanTrace = false, Channels = new Dictionary<string, string>(0), Terms = null }).ToList())],
    };
}
