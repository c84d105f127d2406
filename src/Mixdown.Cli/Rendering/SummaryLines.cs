using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Lake;

namespace Mixdown.Cli.Rendering;

/// <summary>The lines that tell what a run did: one per load, per folder of models, and one for the checks.</summary>
/// <param name="palette">Colours the last column.</param>
sealed class SummaryLines(Palette palette)
{
    /// <summary>Nodes of a round that are named each.</summary>
    const int MostNodes = 12;

    /// <summary>Where the column of rows ends.</summary>
    const int FiguresEnd = 50;

    static readonly (string Status, string Word)[] CheckWords =
        [("pass", "passed"), ("warn", "warned"), ("fail", "failed"), ("error", "broken"), ("skipped", "skipped")];

    readonly RoundLines _round = new(palette);

    /// <summary><c>Mixdown 0.1.0   music-store   duckdb</c>.</summary>
    public string Title(RunStarted started) =>
        $"{palette.Strong("Mixdown " + ProductVersion.Text)}   {started.Project}   {started.Engine}" +
        (started.Target == "dev" ? "" : $"   target {started.Target}");

    /// <summary>A load that is done.</summary>
    public string Load(LoadFinished load)
    {
        var counts = load.Counts;
        var notes = new List<string>();
        if (load.Status != RunStatus.Error && counts.Read == 0)
            notes.Add("nothing new: 0 rows");
        if (counts.Rejected > 0)
            notes.Add($"{Figures.Count(counts.Rejected)} quarantined");
        if (counts.Rescued > load.ValuesDiscarded)
            notes.Add($"{Figures.Count(counts.Rescued - load.ValuesDiscarded)} rescued");
        if (load.ValuesDiscarded > 0)
            notes.Add($"{Figures.Count(load.ValuesDiscarded, "value")} discarded");
        if (counts.Duplicate > 0)
            notes.Add($"{Figures.Count(counts.Duplicate)} loaded before");
        if (load.SourceTransaction is { } open)
            notes.Add($"source transaction open for {Figures.Time(open)}");
        return Line(
            "load", load.Load, Figures.Count(load.Tables, "table"), Figures.Count(counts.Loaded, "row"), Figures.Bytes(counts.Bytes),
            load.Took, palette.Status(load.Status), string.Join(", ", notes));
    }

    /// <summary>Rejected records that were read again, or taken out.</summary>
    public string Replay(RecordsReplayed replayed)
    {
        var table = replayed.Table;
        var status = table.Errors.Count > 0 ? RunStatus.Error : table.Rejected + table.WithoutText > 0 ? RunStatus.Warn : RunStatus.Success;
        var done = table.Discarded > 0 ? $"{Figures.Count(table.Discarded)} discarded" : $"{Figures.Count(table.Loaded)} loaded";
        var stays = table.Rejected + table.WithoutText;
        return Line(
            table.Discarded > 0 ? "discard" : "replay", table.Table.Table, Figures.Count(table.Tried, "record"), done, "", TimeSpan.Zero,
            palette.Status(status), stays > 0 ? $"{Figures.Count(stays)} stay" : "");
    }

    /// <summary>The folders of models, then the checks, then what came into the lake; of a round of watching that built little, the
    /// models.</summary>
    public IEnumerable<string> Build(RunTally tally)
    {
        var built = tally.Changed is not null && tally.Nodes.Count is > 0 and <= MostNodes ? tally.Nodes.Select(_round.Node) : Groups(tally);
        var lines = tally.Checks.Count > 0 ? built.Append(Checks(tally)) : built;
        return tally.Published.Count > 0 ? lines.Append(Lake(tally.Published)) : lines;
    }

    IEnumerable<string> Groups(RunTally tally)
    {
        var verb = "build";
        if (tally.Groups.Count == 0 && tally.Checks.Count == 0 && tally.Build is { Nodes: 0, Unchanged: > 0 } nothing)
            yield return Line(verb, "", Figures.Count(nothing.Unchanged, "model"), "", "", TimeSpan.Zero, palette.Good("done"), tally.Changed is null ? "nothing has changed" : "nothing to build");
        foreach (var group in tally.Groups)
        {
            yield return Group(verb, group);
            verb = "";
        }
        if (tally.Groups.Count > 0 && tally.Build is { Unchanged: > 0 } some)
            yield return Line("", "", Figures.Count(some.Unchanged, "model"), "unchanged", "", TimeSpan.Zero, palette.Good("kept"), "");
    }

    string Group(string verb, GroupTally group)
    {
        var status = group.Failed > 0 ? RunStatus.Error : group.Skipped > 0 ? RunStatus.Warn : RunStatus.Success;
        var notes = new List<string>();
        if (group.Failed > 0)
            notes.Add($"{group.Failed} failed");
        if (group.Skipped > 0)
            notes.Add($"{group.Skipped} skipped: something above failed");
        return Line(verb, group.Name, Figures.Count(group.Built, "model"), "", "", group.Built > 0 ? group.Took : TimeSpan.Zero, palette.Status(status), string.Join(", ", notes));
    }

    string Checks(RunTally tally)
    {
        var total = tally.Checks.Values.Sum();
        var counted = CheckWords
            .Where(word => tally.Checks.ContainsKey(word.Status))
            .Select(word => $"{Figures.Count(tally.Checks[word.Status])} {word.Word}")
            .ToList();
        var status = tally.Checks.ContainsKey("fail") || tally.Checks.ContainsKey("error") ? RunStatus.Error
            : tally.Checks.ContainsKey("warn") || tally.Checks.ContainsKey("skipped") ? RunStatus.Warn
            : RunStatus.Success;
        return Line(
            "test", Figures.Count(total, "check"), counted.FirstOrDefault() ?? "", string.Join(", ", counted.Skip(1)), "",
            tally.ChecksTook, palette.Status(status), "");
    }

    string Lake(IReadOnlyList<LakePublished> published)
    {
        var same = published.Count(table => !table.IsNew);
        return Line(
            "lake", "", Figures.Count(published.Count, "table"), same > 0 ? $"{Figures.Count(same)} unchanged" : "", "",
            published.Max(table => table.Took), palette.Good("done"), "");
    }

    static string Line(string verb, string name, string what, string rows, string bytes, TimeSpan took, string status, string notes)
    {
        // A long name takes room from the columns behind it before it moves those of the figures.
        var left = $"  {verb,-7} {name,-13} {what}".TrimEnd();
        var room = Math.Max(1, FiguresEnd - left.Length);
        return $"{left}{(" " + rows).PadLeft(room)} {bytes,9} {(took > TimeSpan.Zero ? Figures.Time(took) : ""),9}   {status}   {notes}".TrimEnd();
    }
}
