using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events.Lake;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.History.Story;

/// <summary>Events as lines of a log.</summary>
static class LogText
{
    public static string Of(RunStarted started) =>
        $"mixdown {started.Command}{string.Concat(started.Arguments.Select(one => $" --{one.Key.Replace('_', '-')} {one.Value}"))} on {started.Project}, target {started.Target} ({started.Engine})";

    public static string Of(BuildStarted build) =>
        $"{Counted.Of(build.Nodes, "node")} and {Counted.Of(build.Checks, "check")}, {build.Threads} at a time{(build.Unchanged > 0 ? $"; {Counted.Of(build.Unchanged, "is", "are")} unchanged" : "")}";

    public static string Of(NodeFinished node) =>
        $"{node.Name}: {node.Status} in {Seconds(node.Took)}{(node.Rows is { } rows ? $", {Counted.Of(rows, "row")}" : "")}{Behind(node.Status == "success" ? "" : node.Message)}";

    public static string Of(CheckFinished check) => $"{check.Name}: {check.Status} in {Seconds(check.Took)}{Behind(check.Message)}";

    public static string Of(TableLoaded loaded)
    {
        var counts = loaded.Counts;
        return $"{loaded.Load}.{loaded.Table}: {Count(counts.Read)} read = {Count(counts.Loaded)} loaded + {Count(counts.Rejected)} rejected + {Count(counts.Duplicate)} duplicate, in {Seconds(loaded.Took)}";
    }

    public static string Of(RecordsReplayed replayed)
    {
        var table = replayed.Table;
        return table.Discarded > 0
            ? $"{table.Table.Table}: {Counted.Of(table.Discarded, "record was", "records were")} taken out of quarantine"
            : $"{table.Table.Table}: {Counted.Of(table.Tried, "record was", "records were")} read again, {Counted.Of(table.Loaded, "is", "are")} loaded, {Counted.Of(table.Rejected, "was", "were")} rejected again";
    }

    public static string Of(RunFinished finished) => $"{finished.Status.ToString().ToLowerInvariant()} in {Seconds(finished.Took)}";

    static string Behind(string message) => message.Length == 0 ? "" : ": " + message;

    static string Seconds(TimeSpan took) => string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.00} s");

    static string Count(long rows) => rows.ToString("#,0", CultureInfo.InvariantCulture);
}
