using System.Numerics;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>The .NET type in which <see cref="ValueReader"/> gives the values of a column.</summary>
static class ClrTypes
{
    internal static Type Of(DuckDbType type) => type.Id switch
    {
        TypeId.Boolean => typeof(bool),
        TypeId.TinyInt => typeof(sbyte),
        TypeId.SmallInt => typeof(short),
        TypeId.Integer => typeof(int),
        TypeId.BigInt => typeof(long),
        TypeId.UTinyInt => typeof(byte),
        TypeId.USmallInt => typeof(ushort),
        TypeId.UInteger => typeof(uint),
        TypeId.UBigInt => typeof(ulong),
        _ => OfLessPlain(type.Id),
    };

    static Type OfLessPlain(TypeId type) => type switch
    {
        TypeId.HugeInt or TypeId.UHugeInt => typeof(BigInteger),
        TypeId.Float => typeof(float),
        TypeId.Double => typeof(double),
        TypeId.Decimal => typeof(decimal),
        TypeId.Varchar or TypeId.Enum or TypeId.Bit => typeof(string),
        TypeId.Blob => typeof(byte[]),
        TypeId.Uuid => typeof(Guid),
        TypeId.List or TypeId.Array => typeof(object?[]),
        TypeId.Struct => typeof(OrderedDictionary<string, object?>),
        TypeId.Map => typeof(OrderedDictionary<object, object?>),
        _ => OfTemporal(type),
    };

    static Type OfTemporal(TypeId type) => type switch
    {
        TypeId.Date => typeof(DateOnly),
        TypeId.Time or TypeId.TimeNanos => typeof(TimeOnly),
        TypeId.Timestamp or TypeId.TimestampSeconds or TypeId.TimestampMillis or TypeId.TimestampNanos => typeof(DateTime),
        TypeId.TimestampTz or TypeId.TimeTz => typeof(DateTimeOffset),
        TypeId.Interval => typeof(DuckDBInterval),
        _ => typeof(object),
    };
}
