using System.Buffers.Binary;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary><c>date</c>: days. The infinities do not fit.</summary>
sealed class DateDecoder : FieldDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        var days = BinaryPrimitives.ReadInt32BigEndian(wire);
        vector.Set(row, unchecked(days + PostgresEpoch.Days));
        return days is not (int.MaxValue or int.MinValue);
    }

    public override string Print(ReadOnlySpan<byte> wire) => BinaryPrimitives.ReadInt32BigEndian(wire) switch
    {
        int.MaxValue => "infinity",
        int.MinValue => "-infinity",
        var days => PostgresEpoch.PrintDay(days),
    };
}
