using Mixdown.Data.Schemas;
using Mixdown.Ingest.Postgres.Catalog;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>How a column is asked of the server and its answer read.</summary>
/// <param name="Cast">What follows the column in a SELECT: nothing, or <c>::text</c>.</param>
/// <param name="Decoder">Reads what comes then.</param>
sealed record WireField(string Cast, FieldDecoder Decoder)
{
    const string AsText = "::text";

    /// <summary>The field for a column of the source that is of some type in the lake: binary where we know the form and the
    /// value has a place there, else as text.</summary>
    /// <param name="column">At the source.</param>
    /// <param name="type">In the lake, which may have been declared or settled by older rows.</param>
    /// <param name="isUtf8">false where the server may send any bytes as text.</param>
    public static WireField For(PostgresColumn column, DataType type, bool isUtf8) => (column.BaseType, type) switch
    {
        (TypeOid.Bool, DataType.Boolean) => new("", new BooleanDecoder()),
        (TypeOid.Int2 or TypeOid.Int4 or TypeOid.Int8, DataType.Integer to) => new("", new WholeDecoder(isSigned: true, to.Bits)),
        (TypeOid.Oid or TypeOid.Xid or TypeOid.Cid, DataType.Integer to) => new("", new WholeDecoder(isSigned: false, to.Bits)),
        (TypeOid.Int2 or TypeOid.Int4 or TypeOid.Int8, DataType.Decimal to) => new("", new WholeAsDecimalDecoder(to, isSigned: true)),
        (TypeOid.Oid or TypeOid.Xid or TypeOid.Cid or TypeOid.Xid8, DataType.Decimal to) => new("", new WholeAsDecimalDecoder(to, isSigned: false)),
        (TypeOid.Float4, DataType.Float to) => new("", new FloatDecoder(to.Bits)),
        (TypeOid.Float8, DataType.Float { Bits: 64 }) => new("", new FloatDecoder(64)),
        (TypeOid.Numeric, DataType.Decimal to) => new("", new NumericDecoder(to)),
        (TypeOid.Money, DataType.Decimal to) => new("::numeric", new NumericDecoder(to)),
        (TypeOid.Bytea, DataType.Binary) => new("", new BytesDecoder()),
        (TypeOid.Uuid, DataType.String) => new("", new UuidDecoder()),
        (TypeOid.Jsonb, DataType.String) => new("", new TextDecoder(!isUtf8, skip: 1)),
        (TypeOid.Text or TypeOid.Varchar or TypeOid.Bpchar or TypeOid.Name or TypeOid.Json, DataType.String) => new("", new TextDecoder(!isUtf8)),
        (TypeOid.Date, DataType.Date) => new("", new DateDecoder()),
        (TypeOid.Timestamp, DataType.Timestamp { HasZone: false }) => new("", new TimestampDecoder(hasZone: false)),
        (TypeOid.Timestamptz, DataType.Timestamp { HasZone: true }) => new("", new TimestampDecoder(hasZone: true)),
        (_, DataType.String) => new(AsText, new TextDecoder(!isUtf8)),
        (_, DataType.Binary) => new(AsText, new TextDecoder(isChecked: false)),
        _ => new(AsText, new TextValueDecoder(type)),
    };
}
