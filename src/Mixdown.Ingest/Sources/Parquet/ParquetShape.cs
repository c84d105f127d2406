using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas.Types;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>Reads what a Parquet file says of itself: its footer.</summary>
/// <param name="session">Reads it.</param>
/// <param name="file">Where it lies.</param>
/// <param name="name">As in <c>_mx_file</c>, for messages.</param>
sealed class ParquetShape(DuckDbSession session, ParquetFile file, string name)
{
    /// <summary>The columns that the file gives to a table, in its order.</summary>
    /// <exception cref="MixdownException">MX2230: it is no whole Parquet file; MX2231: it has a column that no table can have.</exception>
    public IReadOnlyList<ParquetColumn> Columns(CancellationToken cancel)
    {
        var described = Ask($"describe select * from {ParquetSql.Read(file.Path)}", cancel);
        var columns = described.SelectMany(row => Mapped((string)row[0]!, (string)row[1]!)).ToList();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns.Select(column => column.Column.Name))
        {
            if (column.StartsWith(RowLineage.Prefix, StringComparison.OrdinalIgnoreCase))
                throw Unusable($"a column named '{column}': names that start with {RowLineage.Prefix} are Mixdown's own");
            if (!seen.Add(column))
                throw Unusable($"two columns named '{column}' (upper and lower case are the same)");
        }
        return columns;
    }

    /// <summary>Rows of the file.</summary>
    public long Rows(CancellationToken cancel) => Convert.ToInt64(
        Ask($"select coalesce(sum(num_rows), 0)::bigint from parquet_file_metadata({SqlText.Literal(file.Path)})", cancel)[0][0], provider: null);

    static IEnumerable<ParquetColumn> Mapped(string name, string type)
    {
        var mapping = SourceTypes.DuckDb.Map(type);
        return mapping.ToColumns(name, type).Select((column, index) => new ParquetColumn(name, type, mapping.Fit, column, index == 1));
    }

    IReadOnlyList<object?[]> Ask(string sql, CancellationToken cancel)
    {
        try
        {
            return session.Query(sql, cancel).Rows;
        }
        catch (MixdownException fault)
        {
            throw ParquetFaults.Broken(name, fault);
        }
    }

    MixdownException Unusable(string why) => new(new Diagnostic(
        "MX2231", $"{name} has {why}", new SourceSpan(name, 1, 1, 1), "Rename the column where the file is written."));
}
