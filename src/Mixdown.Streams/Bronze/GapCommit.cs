using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta;
using Mixdown.Delta.Transactions;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Streams.Bronze;

/// <summary>Writes gaps of a log down in <c>_mixdown.gaps</c>, before the commit that goes past them. Each partition's last gap stands
/// in the log of that table, so that a crash does not write one twice.</summary>
sealed class GapCommit(StreamLake lake, StreamName name, IReadOnlyList<LogGap> gaps, DuckDbSession session)
{
    /// <summary>The table's name in the warehouse.</summary>
    public static readonly TableName Table = new("_mixdown", "gaps");

    /// <summary>The table's folder in the lake.</summary>
    public const string Folder = "_mixdown/gaps";

    static readonly ColumnList Columns = new(
        new Column("stream", DataType.Text),
        new Column("topic", DataType.Text),
        new Column("partition", new DataType.Integer(32)),
        new Column("from_offset", DataType.Int64),
        new Column("next_offset", DataType.Int64),
        new Column("records_lost", DataType.Int64),
        new Column("reason", DataType.Text),
        new Column("found_at", DataType.Instant),
        new Column("load_id", DataType.Text));

    /// <summary>Commits; nothing happens where there is no gap, or all of them are written down.</summary>
    public async Task RunAsync(long seq, CancellationToken cancel)
    {
        if (gaps.Count == 0)
            return;
        var table = new DeltaTable(lake.Store, Folder, lake.Delta);
        while (true)
        {
            var snapshot = await table.FindAsync(cancel).ConfigureAwait(false);
            var news = gaps.Where(gap => !(snapshot?.TransactionOf(name.AppId(gap.Partition)) >= gap.Next)).ToList();
            if (news.Count == 0)
                break;
            var transaction = table.Begin(snapshot);
            if (snapshot is null)
                transaction.SetColumns(Columns);
            transaction.Add((await new DataFile(lake, session).WriteAsync(Select(news), Folder, Columns, seq, cancel).ConfigureAwait(false)).File);
            foreach (var last in news.GroupBy(gap => gap.Partition))
                transaction.SetApplicationVersion(name.AppId(last.Key), last.Max(gap => gap.Next));
            transaction.Describe("STREAM", new Dictionary<string, string?>(StringComparer.Ordinal) { ["loadId"] = lake.LoadId });
            if (await transaction.CommitAsync(cancel).ConfigureAwait(false) is CommitResult.Committed)
                break;
        }
        lake.Reached(CommitStep.AfterGaps);
    }

    string Select(IEnumerable<LogGap> news) => string.Join(" union all ", news.Select(gap => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        select {SqlText.Literal(name.Stream)} as stream, {SqlText.Literal(name.Topic)} as topic, cast({gap.Partition} as integer) as "partition",
          cast({gap.From} as bigint) as from_offset, cast({gap.Next} as bigint) as next_offset, cast({gap.Next - gap.From} as bigint) as records_lost,
          {SqlText.Literal(gap.Reason)} as reason, make_timestamp({lake.Now.ToUnixTimeMilliseconds() * 1000})::timestamptz as found_at,
          {SqlText.Literal(lake.LoadId)} as load_id
        """)));
}
