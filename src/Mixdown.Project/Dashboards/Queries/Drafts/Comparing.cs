using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>What a tile is compared with.</summary>
/// <param name="IsAsked">Whether it is.</param>
/// <param name="With">The time before; null: there is none, since all time is shown.</param>
sealed record Comparing(bool IsAsked, Comparison? With)
{
    static readonly string[] Known = ["previous period", "previous year"];

    /// <summary>Reads <c>compare</c>; null, and an error, where it says nothing that is known.</summary>
    public static Comparing? Read(TileDraft draft)
    {
        if (draft.Tile.Rows.Compare is not { } written)
            return new Comparing(false, null);
        var said = written.Text.Trim().ToLowerInvariant();
        if (!Known.Contains(said, StringComparer.Ordinal))
        {
            draft.Context.Found.Add(new Diagnostic("MX1768", $"Nothing can be compared with '{written.Text}'", written.At, DidYouMean.Hint(written.Text, Known)));
            return null;
        }
        var shown = draft.Sources.All.OfType<Narrowed.Times>().LastOrDefault(times => times.Periods.Count == 1 && draft.Sources.Scopes.All(scope => scope.TryReach(times.Column.Table)));
        var shift = said == Known[1] ? Year(draft) : shown?.Periods[0].Length;
        var hasTime = shown is not null || draft.Items.Any(item => item.Grain is not null);
        return new Comparing(true, hasTime && shift is not null ? new Comparison(shown, shift) : null);
    }

    /// <summary>A measure, and the same before.</summary>
    public static IEnumerable<TileColumn> Pair(TileColumn measure) =>
        [measure, measure with { Label = $"{measure.Label} before", Role = ColumnRole.Before, HasBar = false }];

    /// <summary>Weeks are compared with weeks: 52 of them.</summary>
    static TimeShift Year(TileDraft draft) =>
        draft.Items.Any(item => item.Grain == TimeGrain.Week) ? TimeGrain.Week.Times(52) : TimeGrain.Year.Times(1);
}
