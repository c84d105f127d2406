using System.Text;
using System.Text.Unicode;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>Texts, and everything that the server was asked to send as text.</summary>
/// <param name="isChecked">Whether the bytes may be something else than UTF-8: a database of encoding SQL_ASCII holds any.</param>
/// <param name="skip">Bytes in front of the text; 1 in <c>jsonb</c>, the version of its form.</param>
sealed class TextDecoder(bool isChecked, int skip = 0) : FieldDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        var text = wire[skip..];
        if (isChecked && !Utf8.IsValid(text))
            return false;
        vector.SetString(row, text);
        return true;
    }

    public override string Print(ReadOnlySpan<byte> wire) => Encoding.UTF8.GetString(wire[skip..]);
}
