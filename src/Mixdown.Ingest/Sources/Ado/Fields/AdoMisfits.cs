using System.Text.Json;
using System.Text.Encodings.Web;
using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Ado.Fields;

/// <summary>The values of a row that do not fit their columns, and what becomes of them.</summary>
/// <param name="place">The table, for messages.</param>
/// <param name="columns">Those that are kept.</param>
/// <param name="request">What the contract says.</param>
sealed class AdoMisfits(string place, IReadOnlyList<Column> columns, RowsRequest request)
{
    const string Code = "MX2349";
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);
    long _rejected;

    /// <summary>Values that did not fit and whose rows were kept.</summary>
    public long Values { get; private set; }

    /// <summary>Notes a value; its column is NULL.</summary>
    public void Add(int column, string text, ref readonly ColumnVector vector, int row)
    {
        vector.SetNull(row);
        _found.Add(columns[column].Name, text);
    }

    /// <summary>Ends a row.</summary>
    /// <returns>false where it is not handed on.</returns>
    public bool Settle(ColumnBatch batch, int row, AdoFields fields)
    {
        var rescued = batch[batch.Count - 1];
        if (_found.Count == 0)
        {
            rescued.SetNull(row);
            return true;
        }
        if (request.DataType == TypeContract.Freeze)
            throw Forbidden();
        if (request.DataType is TypeContract.Quarantine or TypeContract.DiscardRow)
            return Reject(batch, row, fields);
        Values += _found.Count;
        if (request.DataType == TypeContract.DiscardValue)
            rescued.SetNull(row);
        else
            rescued.SetString(row, JsonSerializer.SerializeToUtf8Bytes(_found, Plain));
        _found.Clear();
        return true;
    }

    bool Reject(ColumnBatch batch, int row, AdoFields fields)
    {
        var (column, text) = _found.First();
        var raw = request.DataType == TypeContract.Quarantine
            ? JsonSerializer.SerializeToUtf8Bytes(fields.Texts().ToDictionary(field => field.Name, field => field.Text, StringComparer.Ordinal), Plain) : [];
        request.Rejected.Add(new RejectedRow(place, ++_rejected, 0, Code, $"the value of '{column}' does not fit: {text}", raw[..Math.Min(raw.Length, RejectedRow.RawLimit)]));
        _found.Clear();
        // The next row is written at the same place.
        for (var at = 0; at < batch.Count; at++)
            batch[at].SetValid(row);
        return false;
    }

    MixdownException Forbidden()
    {
        var (column, text) = _found.First();
        return new MixdownException(new Diagnostic(
            Code, $"'{text}' in {place} does not fit its column '{column}', and schema_contract.data_type is freeze",
            Hint: "Correct the value, or set data_type: rescue, which keeps it in _mx_rescued."));
    }
}
