using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Records;

namespace Mixdown.Streams.Bronze;

/// <summary>Rows that wait in memory for their commit.</summary>
/// <param name="Content">What they are.</param>
/// <param name="Table">The table with the rows, quoted.</param>
/// <param name="Rejects">The table with rejected records, quoted.</param>
sealed record WaitingRows(TopicRows Content, string Table, string Rejects)
{
    /// <summary>The rows as the lake's table has them.</summary>
    public string Select(StreamName name, string loadId, long seq)
    {
        var columns = RecordColumns.TableOf(Content.Fields).Select(column => column switch
        {
            _ when column == RecordColumns.Topic => Constant(column, name.Topic),
            _ when column == RecordColumns.LoadId => Constant(column, loadId),
            _ when column == RecordColumns.Seq => FormattableString.Invariant($"cast({seq} as bigint) as {Named(column)}"),
            _ => Named(column),
        });
        return $"select {string.Join(", ", columns)} from {Table}";
    }

    /// <summary>The rejected records as the quarantine has them, without those of partitions up to an offset.</summary>
    public string SelectRejects(string loadId, long seq, DateTimeOffset now, Func<int, long> upTo)
    {
        var own = string.Join(", ", RejectedRecords.Columns.Select(Named));
        var time = FormattableString.Invariant($"make_timestamp({now.ToUnixTimeMilliseconds() * 1000})::timestamptz as {Named(RecordColumns.IngestedAt)}");
        var seqColumn = FormattableString.Invariant($"cast({seq} as bigint) as {Named(RecordColumns.Seq)}");
        return $"select {own}, {Constant(RecordColumns.LoadId, loadId)}, {seqColumn}, {time} from {Rejects} where {IsNew(upTo)}";
    }

    /// <summary>The rejected records that are not in quarantine yet.</summary>
    public string CountRejects(Func<int, long> upTo) => $"select count(*) from {Rejects} where {IsNew(upTo)}";

    string IsNew(Func<int, long> upTo) => string.Join(" and ", Content.Spans.Keys
        .Where(partition => upTo(partition) > 0)
        .Select(partition => FormattableString.Invariant($"not (_mx_partition = {partition} and _mx_offset < {upTo(partition)})"))
        .DefaultIfEmpty("true"));

    /// <summary>One value for all rows. As an ENUM it is not looked up row by row when the file is written; in the file it is a text.</summary>
    static string Constant(Column column, string value) => $"cast({SqlText.Literal(value)} as enum({SqlText.Literal(value)})) as {Named(column)}";

    static string Named(Column column) => new SqlIdentifier(column.Name).ToString();
}
