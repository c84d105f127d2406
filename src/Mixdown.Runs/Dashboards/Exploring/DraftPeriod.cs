using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>A period such as <c>last 30 days</c> as the key <c>period</c> of a tile, where that means the time that was filtered.</summary>
/// <param name="catalog">What the fact has.</param>
/// <param name="draft">What was picked.</param>
/// <param name="target">The dashboard that gets the tile; null for a new one.</param>
sealed class DraftPeriod(FactCatalog catalog, ExploreDraft draft, Dashboard? target)
{
    /// <summary>The period; null where there is none.</summary>
    /// <param name="filters">The filters that are such periods.</param>
    /// <exception cref="MixdownException">MX4165: it would mean another time in the file.</exception>
    public string? Of(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> filters) => filters switch
    {
        [] => null,
        [var only] when only.Key == Meant() => only.Value[0],
        [var first, ..] => throw new MixdownException(new Diagnostic(
            "MX4165", $"'{first.Value[0]}' of '{first.Key}' cannot stand in this tile: its period would be that of '{Meant() ?? "no time"}'", Hint: "Choose days from and to in its place, or show that time along the chart.")),
    };

    /// <summary>The time that a period of the tile is about: the one that it shows, else a filter's of the dashboard, else the fact's
    /// own.</summary>
    string? Meant() =>
        draft.Channels.Values.SelectMany(fields => fields).FirstOrDefault(IsTime)
        ?? target?.Filters.Select(filter => filter.Column.Text).Select(Full).FirstOrDefault(IsTime)
        ?? catalog.Fields.Time;

    bool IsTime(string field) => catalog.Column(field) is { Type: "date" or "time" };

    string Full(string column) => column.Contains('.', StringComparison.Ordinal) ? column : $"{target?.Fact?.Text}.{column}";
}
