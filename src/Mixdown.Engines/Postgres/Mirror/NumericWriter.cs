using System.Numerics;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>Decimals in PostgreSQL's binary form: groups of four digits, the highest first, laid out round the point.</summary>
static class NumericWriter
{
    const short Negative = 0x4000;
    const int GroupDigits = 4;
    const int Group = 10_000;

    /// <summary>38 digits, cut into groups at the point, are 11 at most.</summary>
    const int MostGroups = 11;
    static readonly int[] Powers = [1, 10, 100, 1000, Group];

    /// <summary>DuckDB keeps a decimal in the narrowest whole number that holds its digits.</summary>
    internal static FieldWriter Of(DataType.Decimal type)
    {
        var scale = type.Scale;
        return type.Precision switch
        {
            <= 4 => (buffer, in column, row) => Write(buffer, (int)column.Get<short>(row), scale),
            <= 9 => (buffer, in column, row) => Write(buffer, column.Get<int>(row), scale),
            <= 18 => (buffer, in column, row) => Write(buffer, column.Get<long>(row), scale),
            _ => (buffer, in column, row) => Write(buffer, column.Get<Int128>(row), scale),
        };
    }

    static void Write<T>(CopyBuffer buffer, T value, int scale) where T : IBinaryInteger<T>
    {
        Span<short> groups = stackalloc short[MostGroups];
        var (rest, group) = (T.Abs(value), T.CreateChecked(Group));
        var (count, tail) = (0, scale % GroupDigits);
        if (tail > 0)
        {
            (rest, var low) = T.DivRem(rest, T.CreateChecked(Powers[tail]));
            groups[count++] = (short)(int.CreateTruncating(low) * Powers[GroupDigits - tail]);
        }
        for (; rest > T.Zero; count++)
        {
            (rest, var low) = T.DivRem(rest, group);
            groups[count] = short.CreateTruncating(low);
        }
        Write(buffer, groups[..count], T.IsNegative(value), scale);
    }

    static void Write(CopyBuffer buffer, ReadOnlySpan<short> groups, bool isNegative, int scale)
    {
        var afterPoint = (scale + GroupDigits - 1) / GroupDigits;
        buffer.WriteInt32(8 + (2 * groups.Length));
        buffer.WriteInt16((short)groups.Length);
        buffer.WriteInt16((short)(groups.Length - afterPoint - 1));
        buffer.WriteInt16(isNegative ? Negative : (short)0);
        buffer.WriteInt16((short)scale);
        for (var i = groups.Length - 1; i >= 0; i--)
            buffer.WriteInt16(groups[i]);
    }
}
