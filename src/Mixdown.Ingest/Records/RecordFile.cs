using System.Collections.Immutable;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Statistics;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Records;

/// <summary>What the log of a table says of a data file of records.</summary>
public static class RecordFile
{
    /// <summary>The action that puts a file into its table.</summary>
    /// <param name="name">Relative to the table.</param>
    /// <param name="written">The file.</param>
    /// <param name="columns">All columns of the table.</param>
    /// <param name="seq">The commit's number.</param>
    /// <param name="at">When it was written.</param>
    public static AddFile Action(string name, WrittenFile written, ColumnList columns, long seq, DateTimeOffset at) =>
        new StagedFile(name, written.Bytes, at.ToUnixTimeMilliseconds(), StatisticsJson.Write(written.Statistics, columns), StagedFile.Width(columns)).ToAction(seq);

    /// <summary>What files of a compaction keep in the log: which columns they have.</summary>
    public static ImmutableSortedDictionary<string, string?> Tags(ColumnList columns) => StagedFile.TagsOf(StagedFile.Width(columns));

    /// <summary>The commit that wrote a file; null when somebody else did.</summary>
    public static long? SeqOf(AddFile file) => StagedFile.SeqOf(file);
}
