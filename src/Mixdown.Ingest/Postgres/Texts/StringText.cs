using System.Text.Unicode;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Texts;

/// <summary>Texts, kept byte for byte. A database in SQL_ASCII may hold bytes that are none.</summary>
sealed class StringText : TextValue
{
    public override bool Fits(ReadOnlySpan<byte> text) => Utf8.IsValid(text);

    public override bool TryWrite(ref readonly ColumnVector vector, int row, ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            return false;
        vector.SetString(row, text);
        return true;
    }
}
