using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>What a tile is compared with.</summary>
/// <param name="With">The time before; null: nothing is compared. All time has none before it.</param>
sealed record Comparing(Comparison? With)
{
    /// <summary>Why nothing is compared although the file asks for it, for people; null: it is, or it does not.</summary>
    public string? Obstacle { get; init; }

    /// <summary>No comparison.</summary>
    public static readonly Comparing Nothing = new((Comparison?)null);

    static readonly string[] Known = ["previous period", "previous year"];

    /// <summary>Reads <c>compare</c>; null, and an error, where it says nothing that is known.</summary>
    public static Comparing? Read(TileDraft draft)
    {
        if (draft.Tile.Rows.Compare is not { } written)
            return Nothing;
        var said = written.Text.Trim().ToLowerInvariant();
        if (!Known.Contains(said, StringComparer.Ordinal))
        {
            draft.Context.Found.Add(new Diagnostic("MX1768", $"Nothing can be compared with '{written.Text}'", written.At, DidYouMean.Hint(written.Text, Known)));
            return null;
        }
        var shown = draft.Sources.All.OfType<Narrowed.Times>().LastOrDefault(times => !times.IsLocked && times.Periods.Count == 1 && draft.Sources.Scopes.All(scope => scope.TryReach(times.Column.Table)));
        var shift = said == Known[1] ? Year(draft) : shown?.Periods[0].Length;
        var hasTime = shown is not null || draft.Items.Any(item => item.Grain is not null);
        return hasTime && shift is not null ? new Comparing(new Comparison(shown, shift)) : Nothing with { Obstacle = Why(said, shown) };
    }

    static string Why(string said, Narrowed.Times? shown) =>
        shown is null ? $"All time has no {said}" : $"A time without {(shown.Periods[0].From is null ? "beginning" : "end")} has no {said}";

    /// <summary>A measure, and the same before.</summary>
    public static IEnumerable<TileColumn> Pair(TileColumn measure) =>
        [measure, measure with { Label = $"{measure.Label} before", Role = ColumnRole.Before, HasBar = false }];

    /// <summary>Weeks are compared with weeks: 52 of them.</summary>
    static TimeShift Year(TileDraft draft) =>
        draft.Items.Any(item => item.Grain == TimeGrain.Week) ? TimeGrain.Week.Times(52) : TimeGrain.Year.Times(1);
}
