using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>Cuts the times along x to a unit.</summary>
static class GrainChoice
{
    /// <summary>Points from which on a chart shows a course.</summary>
    const int FewestPoints = 20;

    /// <summary>Cuts the first of these columns that is a time. Where the file names no unit, the longest with which the period that is
    /// shown has 20 points; of all time months.</summary>
    /// <param name="draft">The query, its tables joined.</param>
    /// <param name="role">Which columns.</param>
    /// <param name="chooses">Whether a unit is chosen where none is named.</param>
    /// <returns>The column; null where there is no time, or no unit.</returns>
    public static SelectItem? Take(TileDraft draft, ColumnRole role, bool chooses)
    {
        var along = draft.Dimensions.Where(item => item.Role == role).ToList();
        var written = draft.Tile.Rows.Grain;
        var item = along.FirstOrDefault(one => one.Field.Class.IsTime()) ?? (written is null ? null : along.FirstOrDefault(one => one.Field.Class == ColumnClass.Unknown));
        if (written is not null)
            return Written(draft, item, written);
        return item is null || !chooses ? null : Cut(draft, item, Chosen(draft, item));
    }

    static SelectItem? Written(TileDraft draft, SelectItem? item, TileExpression written)
    {
        var word = written.Text.Trim();
        if (word.StartsWith('$'))
            word = draft.Context.ChoiceOf(word[1..], written.At) ?? "";
        if (word.Length == 0)
            return null;
        if (TimeGrains.Find(word) is not { } grain)
            return Wrong(draft, written, $"'{word}' is no unit of time", DidYouMean.Hint(word, TimeGrains.Words));
        if (item is null)
            return Wrong(draft, written, $"'{draft.Tile.Title}' has no time that could be cut to a {word}", "Show a time as 'x', or take 'grain' out.");
        if (item.Field.Class == ColumnClass.Date && grain.IsTimeOfDay())
            return Wrong(draft, written, $"'{item.Field.Path}' has days, and a {word} is a part of a day", "Show a moment in its place, or take a day or a longer unit.");
        return Cut(draft, item, grain);
    }

    static SelectItem Cut(TileDraft draft, SelectItem item, TimeGrain grain)
    {
        var cut = item with { Grain = grain };
        draft.Replace(item, cut);
        return cut;
    }

    static TimeGrain Chosen(TileDraft draft, SelectItem item)
    {
        var seconds = draft.Sources.All.OfType<Narrowed.Times>().Min(times => times.Periods.Min(period => period.Seconds));
        if (seconds is not { } length)
            return TimeGrain.Month;
        var finest = item.Field.Class == ColumnClass.Date ? TimeGrain.Day : TimeGrain.Second;
        return Enum.GetValues<TimeGrain>().OrderDescending().FirstOrDefault(grain => grain >= finest && length / grain.Seconds() >= FewestPoints, finest);
    }

    static SelectItem? Wrong(TileDraft draft, TileExpression written, string message, string hint)
    {
        draft.Context.Found.Add(new Diagnostic("MX1762", message, written.At, hint));
        return null;
    }
}
