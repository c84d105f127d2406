using System.Buffers.Binary;
using System.Globalization;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary><c>timestamp</c> with and without time zone: microseconds. The infinities and the last 29 years before 294277 do not
/// fit.</summary>
/// <param name="hasZone">Whether it is an instant, which is printed as UTC.</param>
sealed class TimestampDecoder(bool hasZone) : FieldDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        var micros = BinaryPrimitives.ReadInt64BigEndian(wire);
        vector.Set(row, unchecked(micros + PostgresEpoch.Micros));
        // The largest value is DuckDB's infinity.
        return micros is > long.MinValue and < long.MaxValue - PostgresEpoch.Micros;
    }

    public override string Print(ReadOnlySpan<byte> wire) => BinaryPrimitives.ReadInt64BigEndian(wire) switch
    {
        long.MaxValue => "infinity",
        long.MinValue => "-infinity",
        var micros => Print(micros),
    };

    string Print(long micros)
    {
        var (days, time) = Math.DivRem(micros, PostgresEpoch.MicrosPerDay);
        (days, time) = time < 0 ? (days - 1, time + PostgresEpoch.MicrosPerDay) : (days, time);
        var clock = TimeSpan.FromMicroseconds(time).ToString(time % 1_000_000 == 0 ? @"hh\:mm\:ss" : @"hh\:mm\:ss\.ffffff", CultureInfo.InvariantCulture);
        var day = PostgresEpoch.PrintDay(days);
        var zone = hasZone ? "+00" : "";
        return day.EndsWith(" BC", StringComparison.Ordinal) ? $"{day[..^3]} {clock}{zone} BC" : $"{day} {clock}{zone}";
    }
}
