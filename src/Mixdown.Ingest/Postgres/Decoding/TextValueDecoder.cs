using System.Text;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Postgres.Texts;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>Values that the server was asked to send as text and that are something else in the lake.</summary>
/// <param name="type">The lake's type.</param>
sealed class TextValueDecoder(DataType type) : FieldDecoder
{
    readonly TextValue _value = TextValues.For(type);

    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row) => _value.TryWrite(in vector, row, wire);

    public override string Print(ReadOnlySpan<byte> wire) => Encoding.UTF8.GetString(wire);
}
