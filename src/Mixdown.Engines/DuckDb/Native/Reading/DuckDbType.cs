using Mixdown.Data.Naming;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>The type of a column or of a part of it, read once per result.</summary>
/// <param name="Id">The kind.</param>
sealed record DuckDbType(TypeId Id)
{
    /// <summary>Digits of a DECIMAL.</summary>
    internal byte Width { get; init; }

    /// <summary>Digits after the point of a DECIMAL.</summary>
    internal byte Scale { get; init; }

    /// <summary>Number of elements of an ARRAY.</summary>
    internal int ArraySize { get; init; }

    /// <summary>The integer that an ENUM is stored as.</summary>
    internal TypeId EnumStorage { get; init; }

    /// <summary>The words of an ENUM, or the names of the fields of a STRUCT or of the members of a UNION.</summary>
    internal IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Element of a LIST or ARRAY; key and value of a MAP; fields; members.</summary>
    internal IReadOnlyList<DuckDbType> Children { get; init; } = [];

    /// <summary>The type as SQL spells it, for example <c>DECIMAL(18,2)</c> or <c>STRUCT(a INTEGER)</c>.</summary>
    public override string ToString() => Id switch
    {
        TypeId.Decimal => $"DECIMAL({Width},{Scale})",
        TypeId.List => $"{Children[0]}[]",
        TypeId.Array => $"{Children[0]}[{ArraySize}]",
        TypeId.Map => $"MAP({Children[0]}, {Children[1]})",
        TypeId.Struct => $"STRUCT({Members()})",
        TypeId.Union => $"UNION({Members()})",
        TypeId.Enum => $"ENUM({string.Join(", ", Names.Select(SqlText.Literal))})",
        _ => PlainName,
    };

    string PlainName => Id switch
    {
        TypeId.TimestampSeconds => "TIMESTAMP_S",
        TypeId.TimestampMillis => "TIMESTAMP_MS",
        TypeId.TimestampNanos => "TIMESTAMP_NS",
        TypeId.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        TypeId.TimeTz => "TIME WITH TIME ZONE",
        TypeId.TimeNanos => "TIME_NS",
        TypeId.SqlNull => "\"NULL\"",
        _ => Id.ToString().ToUpperInvariant(),
    };

    string Members() => string.Join(", ", Names.Zip(Children, (name, type) => $"{new SqlIdentifier(name)} {type}"));
}
