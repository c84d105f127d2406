using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv.Columns;

/// <summary>Writes the values of a row that do not fit their columns as a JSON object of column to text.</summary>
sealed class RescuedValues(IReadOnlyList<ColumnTarget> targets, CsvFields fields, byte quote)
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly ArrayBufferWriter<byte> _json = new();

    public void Write(List<CsvMisfit> misfits, ref readonly ColumnVector vector)
    {
        misfits.Sort(static (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        vector.SetAllValid();
        var next = 0;
        for (var row = 0; row < fields.Rows; row++)
        {
            if (next == misfits.Count || misfits[next].Row != row)
                vector.SetNull(row);
            else
                vector.SetString(row, Json(misfits, ref next));
        }
    }

    ReadOnlySpan<byte> Json(List<CsvMisfit> misfits, ref int next)
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, Plain);
        writer.WriteStartObject();
        for (var row = misfits[next].Row; next < misfits.Count && misfits[next].Row == row; next++)
            writer.WriteString(targets[misfits[next].Column].Column!.Name, CsvText.Of(fields, misfits[next].Column, row, quote));
        writer.WriteEndObject();
        writer.Flush();
        return _json.WrittenSpan;
    }
}
