using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>Makes the query of a file, and counts first what does not fit where anything may not.</summary>
/// <param name="session">Looks into the file.</param>
/// <param name="file">As listed.</param>
/// <param name="local">Where it lies.</param>
/// <param name="request">What becomes of its columns.</param>
sealed class ParquetPlan(DuckDbSession session, StoredFile file, ParquetFile local, RowsRequest request)
{
    const string MisfitCode = "MX2232";
    const string UnwantedCode = "MX2233";

    /// <exception cref="MixdownException">The file cannot be read, or the contract forbids what is in it.</exception>
    public ParquetReading Make(CancellationToken cancel)
    {
        var shape = new ParquetShape(session, local, file.Path);
        var drops = request.DataType is TypeContract.Quarantine or TypeContract.DiscardRow;
        var sql = new ParquetSql(local.Path, shape.Columns(cancel), request.Columns).Choose(drops);
        var columns = new ColumnList([.. request.Columns.Select(target => target.Column).OfType<Column>(), .. RowLineage.Read]);
        try
        {
            var rescued = drops ? 0 : CountMisfits(sql, cancel);
            if (sql.HasRejected)
                Reject(sql, drops, cancel);
            var query = sql.Rows(request.DataType == TypeContract.Rescue, sql.HasRejected);
            return new ParquetReading(columns, query, shape.Rows(cancel), rescued);
        }
        catch (MixdownException fault) when (fault.Diagnostics[0].Code.StartsWith("MX3", StringComparison.Ordinal))
        {
            throw ParquetFaults.Explain(file.Path, local.Path, fault);
        }
    }

    long CountMisfits(ParquetSql sql, CancellationToken cancel)
    {
        if (!sql.MayMisfit)
            return 0;
        var counted = session.Query(sql.CountMisfits(), cancel).Rows[0];
        var count = Convert.ToInt64(counted[0], CultureInfo.InvariantCulture);
        if (count > 0 && request.DataType == TypeContract.Freeze)
            throw new MixdownException(new Diagnostic(
                "MX2234", string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(count, $"value of {file.Path} does not fit its column,", $"values of {file.Path} do not fit their columns, the first")} in row {counted[1]}, and schema_contract.data_type is freeze"),
                new SourceSpan(file.Path, 1, 1, 1), "Correct the file, or set data_type: rescue, which keeps them in _mx_rescued."));
        return count;
    }

    void Reject(ParquetSql sql, bool misfitsToo, CancellationToken cancel)
    {
        foreach (var row in session.Query(sql.RejectedRows(misfitsToo), cancel).Rows)
        {
            var isUnwanted = (bool)row[1]!;
            var raw = request.DataType == TypeContract.DiscardRow && !isUnwanted ? [] : Encoding.UTF8.GetBytes((string)row[2]!);
            request.Rejected.Add(new RejectedRow(
                file.Path, Convert.ToInt64(row[0], CultureInfo.InvariantCulture), 0, isUnwanted ? UnwantedCode : MisfitCode,
                isUnwanted ? "a value in a column that the table does not have" : "a value does not fit its column",
                raw[..Math.Min(raw.Length, RejectedRow.RawLimit)]));
        }
    }
}
