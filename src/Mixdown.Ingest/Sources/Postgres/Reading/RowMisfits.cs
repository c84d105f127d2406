using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Postgres.Decoding;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Postgres.Reading;

/// <summary>The values of a row that have no place in their columns, and what becomes of them.</summary>
sealed class RowMisfits(RowWork work)
{
    const string MisfitCode = "MX2270";
    const string TooLargeCode = "MX2271";
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly List<(int Column, string Text, string Code)> _found = [];
    readonly ArrayBufferWriter<byte> _json = new();
    long _rejected;

    /// <summary>How many values did not fit and whose row was kept, since it was set to 0.</summary>
    public long Values { get; set; }

    /// <summary>Whether every value of the row had its place.</summary>
    public bool IsEmpty => _found.Count == 0;

    /// <summary>Begins a row.</summary>
    public void Begin(CopyInput input)
    {
        if (_found.Count > 0)
            _found.Clear();
        if (work.DataType == TypeContract.Quarantine)
            input.Hold();
    }

    public void Add(int column, ReadOnlySpan<byte> wire) => _found.Add((column, work.Decoders[column].Print(wire), MisfitCode));

    public void AddTooLarge(int column, int length) => _found.Add((column, TooLarge(length), TooLargeCode));

    /// <summary>Does with the row what the contract says; false where it is not handed on.</summary>
    public bool Settle(ColumnBatch batch, int row, CopyInput input)
    {
        switch (work.DataType)
        {
            case TypeContract.Rescue:
                Values += _found.Count;
                batch[batch.Count - 1].SetString(row, Found());
                return true;
            case TypeContract.DiscardValue:
                Values += _found.Count;
                batch[batch.Count - 1].SetNull(row);
                return true;
            case TypeContract.Freeze:
                throw new MixdownException(Forbidden());
            default:
                Reject(batch, row, input);
                return false;
        }
    }

    void Reject(ColumnBatch batch, int row, CopyInput input)
    {
        var (column, text, code) = _found[0];
        var reason = code == TooLargeCode
            ? $"the value of '{work.Columns[column].Name}' is {text}"
            : $"the value of '{work.Columns[column].Name}' is no {TypeWords.Of(work.Columns[column].Type)}: {Cut(text)}";
        var raw = work.DataType == TypeContract.Quarantine ? Row(input.Held) : [];
        work.Rejected.Add(new RejectedRow(work.Place, ++_rejected, 0, code, reason, raw[..Math.Min(raw.Length, RejectedRow.RawLimit)].ToArray()));
        // The next row is written at the same place.
        for (var at = 0; at < batch.Count; at++)
            batch[at].SetValid(row);
    }

    Diagnostic Forbidden()
    {
        var (column, text, _) = _found[0];
        return new Diagnostic(
            "MX2272", $"'{Cut(text)}' in {work.Place} is no {TypeWords.Of(work.Columns[column].Type)} (column '{work.Columns[column].Name}'), and schema_contract.data_type is freeze",
            Hint: "Correct the value, or set data_type: rescue, which keeps it in _mx_rescued.");
    }

    ReadOnlySpan<byte> Found()
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, Plain);
        writer.WriteStartObject();
        foreach (var (column, text, _) in _found)
            writer.WriteString(work.Columns[column].Name, text);
        writer.WriteEndObject();
        writer.Flush();
        return _json.WrittenSpan;
    }

    /// <summary>The whole row as a JSON object of texts.</summary>
    ReadOnlySpan<byte> Row(ReadOnlySpan<byte> fields)
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, Plain);
        writer.WriteStartObject();
        for (var column = 0; column < work.Decoders.Length; column++)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(fields);
            fields = fields[sizeof(int)..];
            if (length == CopyInput.Null)
            {
                writer.WriteNull(work.Columns[column].Name);
                continue;
            }
            var isDropped = length > work.MaxValueBytes;
            writer.WriteString(work.Columns[column].Name, isDropped ? TooLarge(length) : work.Decoders[column].Print(fields[..length]));
            fields = fields[(isDropped ? 0 : length)..];
        }
        writer.WriteEndObject();
        writer.Flush();
        return _json.WrittenSpan;
    }

    string TooLarge(int length) => string.Create(
        CultureInfo.InvariantCulture, $"larger than max_value: {length:#,0} bytes where {work.MaxValueBytes:#,0} are kept");

    static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
