using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Statistics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Current;

namespace Mixdown.Ingest.Loads;

/// <summary>Looks at the keys that a merge is about to use, before anything is committed.</summary>
static class MergeKeys
{
    /// <summary>Refuses rows without a key: all of them would be one row. A part of a key may be NULL.</summary>
    /// <exception cref="MixdownException">MX2077.</exception>
    public static void Check(Derivation? derivation, IReadOnlyList<StagedFile> files, ColumnList columns, string table)
    {
        // A log of changes has rows without a key: those that say that all rows are gone.
        if (derivation is not { Key: [var key] } || derivation.HasOperations)
            return;
        var name = columns[columns.IndexOf(key)].Name;
        var without = files.Sum(file => StatisticsJson.Read(file.Stats, columns)?.Columns.GetValueOrDefault(name)?.Nulls ?? 0);
        if (without > 0)
            throw new MixdownException(new Diagnostic(
                "MX2077", string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(without, $"row of '{table}' has", $"rows of '{table}' have")} no '{name}', the key that they are to be merged by; nothing of the table was published"),
                Hint: "Choose another unique_key, correct the rows, or set write_disposition: append."));
    }
}
