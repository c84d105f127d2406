using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Reading;
using Mixdown.Runs.Dashboards.Saving;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>Drafts as tiles. What is shown is read from the YAML that would be saved.</summary>
/// <param name="catalog">What the fact has.</param>
sealed class DraftYaml(FactCatalog catalog)
{
    const string File = "explore.yml";

    /// <summary>A dashboard with the draft alone, whose filters are those of the draft: their values are bound.</summary>
    /// <exception cref="MixdownException">What the draft lacks.</exception>
    public static Dashboard Shown(ExploreDraft draft)
    {
        var found = new List<Diagnostic>();
        var dashboard = DashboardText.Read(File, TileYaml.File("Explore", draft.Fact, Tile(draft, "Explore")), found)!;
        var wrong = found.Where(problem => problem.Severity == Severity.Error).ToList();
        return wrong.Count == 0 ? dashboard with { Filters = [.. draft.Filters.Keys.Order(StringComparer.Ordinal).Select(Filter)] } : throw new MixdownException(wrong);
    }

    /// <summary>A dashboard without tiles, with a filter of this column.</summary>
    public static Dashboard Filtered(string fact, string field) => new("explore", "Explore", new SourceSpan(File, 1, 1, 1))
    {
        Fact = new TileExpression(fact, new SourceSpan(File, 1, 1, 1)),
        Filters = [Filter(field)],
    };

    /// <summary>The tile as it stands in a file: its filters are its own there.</summary>
    /// <param name="draft">What was picked.</param>
    /// <param name="title">What stands above it.</param>
    /// <param name="target">The dashboard that gets it; null for a new one.</param>
    /// <exception cref="MixdownException">MX4165: a filter cannot be written.</exception>
    public TileDraft Saved(ExploreDraft draft, string title, Dashboard? target)
    {
        var relative = draft.Filters.Where(IsRelative).ToList();
        var tile = Tile(draft, title);
        var more = new List<TileEntry>();
        if (target is not null && target.Fact?.Text != draft.Fact)
            more.Add(new TileEntry("fact", [draft.Fact]));
        if (new DraftPeriod(catalog, draft, target).Of(relative) is { } period)
            more.Add(new TileEntry("period", [period]));
        if (new DraftCondition(catalog).Of(draft.Filters.Except(relative)) is { } where)
            more.Add(new TileEntry("where", [where]));
        return tile with { Entries = [.. tile.Entries, .. more] };
    }

    static TileDraft Tile(ExploreDraft draft, string title)
    {
        var entries = draft.Channels.Where(channel => channel.Value.Count > 0).Select(channel => new TileEntry(channel.Key, channel.Value)).ToList();
        if (draft.Grain is { } grain)
            entries.Add(new TileEntry("grain", [grain]));
        if (draft.Sort.Count > 0)
            entries.Add(new TileEntry("sort", draft.Sort));
        if (draft.Limit is { } limit)
            entries.Add(new TileEntry("limit", [limit.ToString(CultureInfo.InvariantCulture)]));
        return new TileDraft(draft.Kind, title, entries);
    }

    bool IsRelative(KeyValuePair<string, IReadOnlyList<string>> filter) =>
        catalog.Column(filter.Key) is { Type: "date" or "time" } && filter.Value is [var period] && !period.Contains("..", StringComparison.Ordinal) && period.Any(char.IsAsciiLetter);

    static DashboardFilter Filter(string field)
    {
        var nowhere = new SourceSpan(File, 1, 1, 1);
        return new DashboardFilter(field, new TileExpression(field, nowhere), nowhere) { IsMultiple = true };
    }
}
