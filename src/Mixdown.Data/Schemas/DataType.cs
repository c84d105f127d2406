namespace Mixdown.Data.Schemas;

/// <summary>The type of a column in the lake: Delta Lake's types, which every source type maps to and back.</summary>
public abstract record DataType
{
    DataType() { }

    /// <summary>true or false.</summary>
    public sealed record Boolean : DataType;

    /// <summary>Signed, two's complement.</summary>
    /// <param name="Bits">8, 16, 32 or 64.</param>
    public sealed record Integer(int Bits) : DataType;

    /// <summary>IEEE 754.</summary>
    /// <param name="Bits">32 or 64.</param>
    public sealed record Float(int Bits) : DataType;

    /// <summary>Exact. What money is, from the first byte.</summary>
    /// <param name="Precision">Digits in all, 1 to 38. Up to 18 it is a 64-bit integer in memory, above that 128-bit.</param>
    /// <param name="Scale">Digits after the point, 0 to <paramref name="Precision"/>.</param>
    public sealed record Decimal(int Precision, int Scale) : DataType;

    /// <summary>UTF-8.</summary>
    public sealed record String : DataType;

    /// <summary>Bytes.</summary>
    public sealed record Binary : DataType;

    /// <summary>A day of the proleptic Gregorian calendar; days since 1970-01-01 in memory.</summary>
    public sealed record Date : DataType;

    /// <summary>Microseconds since 1970-01-01.</summary>
    /// <param name="HasZone">true: an instant (Delta's timestamp); false: a wall clock reading (timestamp_ntz).</param>
    public sealed record Timestamp(bool HasZone) : DataType;

    /// <summary>A list of values of one type.</summary>
    public sealed record List(DataType Element, bool ContainsNull = true) : DataType;

    /// <summary>Named fields in order.</summary>
    public sealed record Struct(ColumnList Fields) : DataType;

    /// <summary>Keys, each once, to values.</summary>
    public sealed record Map(DataType Key, DataType Value, bool ValueContainsNull = true) : DataType;

    /// <summary>64-bit signed, the default of every integer that is inferred.</summary>
    public static readonly DataType Int64 = new Integer(64);

    /// <summary>UTF-8 text.</summary>
    public static readonly DataType Text = new String();

    /// <summary>An instant, microseconds.</summary>
    public static readonly DataType Instant = new Timestamp(HasZone: true);

    /// <summary>A wall clock reading, microseconds.</summary>
    public static readonly DataType LocalTime = new Timestamp(HasZone: false);
}
