using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Postgres.Catalog;
using Mixdown.Ingest.Postgres.Decoding;
using Mixdown.Ingest.Sources.Cursors;

namespace Mixdown.Ingest.Sources.Postgres.Plans;

/// <summary>The cursor in the server's SQL. Pure.</summary>
sealed class CursorColumn
{
    static readonly uint[] Unordered = [TypeOid.Json, TypeOid.Jsonb, TypeOid.Xid, TypeOid.Cid];
    readonly PostgresColumn _column;
    readonly LoadTable _settings;

    /// <exception cref="MixdownException">MX2252: its values have no order that grows; MX2253: a lag means nothing for it.</exception>
    public CursorColumn(PostgresColumn column, LoadTable settings)
    {
        (_column, _settings) = (column, settings);
        Sql = new SqlIdentifier(column.Name).ToString();
        if (Unordered.Contains(column.BaseType))
            throw Wrong("MX2252", $"'{column.Name}' is {column.TypeText}, whose values do not grow, and cannot be the cursor", "Choose a time, a number or a text that grows.");
        if (settings.Lag > TimeSpan.Zero && !IsTime)
            throw Wrong("MX2253", $"'lag' means nothing for the cursor '{column.Name}', which is {column.TypeText}", "Take it out, or choose a cursor that is a time.");
    }

    /// <summary>As the catalog spells it.</summary>
    public string Name => _column.Name;

    /// <summary>Its type, as the catalog has it.</summary>
    public string TypeText => _column.TypeText;

    /// <summary>The column, quoted.</summary>
    public string Sql { get; }

    /// <summary>Whether no row can lack a value that has its place in the order.</summary>
    public bool IsAlwaysUsable => _column.IsRequired && !IsTime && !HasNaN;

    /// <summary>The condition that a row has such a value: infinity would be the last value for ever.</summary>
    public string IsUsable => _column.BaseType switch
    {
        TypeOid.Date or TypeOid.Timestamp or TypeOid.Timestamptz => $"({Sql} is not null and isfinite({Sql}))",
        TypeOid.Float4 or TypeOid.Float8 => $"({Sql} is not null and {Sql} < 'Infinity')",
        TypeOid.Numeric => $"({Sql} is not null and {Sql} < 'NaN')",
        _ => $"({Sql} is not null)",
    };

    bool IsTime => _column.BaseType is TypeOid.Date or TypeOid.Timestamp or TypeOid.Timestamptz;

    bool HasNaN => _column.BaseType is TypeOid.Float4 or TypeOid.Float8 or TypeOid.Numeric;

    /// <summary>A value of the cursor, as the server printed it.</summary>
    public string Literal(string value) => $"{SqlText.Literal(value)}::{_column.TypeText}";

    /// <summary>The same, earlier by the lag.</summary>
    public string Earlier(string value) => _settings.Lag == TimeSpan.Zero
        ? Literal(value)
        : string.Create(CultureInfo.InvariantCulture, $"({Literal(value)} - interval '{(long)_settings.Lag.TotalMicroseconds} microseconds')");

    /// <summary>Refuses a bookmark of another column or another kind of values.</summary>
    /// <exception cref="MixdownException">MX2254.</exception>
    public void CheckSame(CursorBookmark before)
    {
        if (before.Column != Name)
            throw Wrong("MX2254", $"the cursor was '{before.Column}' until now and is '{Name}'", Again);
        if (Family(before.Type) != Family(_column.BaseTypeText) && before.Type != TypeText)
            throw Wrong("MX2254", $"the cursor '{Name}' was {before.Type} until now and is {TypeText}: its old values cannot be compared with its new ones", Again);
    }

    const string Again = "Load the table anew, with --full-refresh.";

    // Types whose values are ordered alike, and whose texts the other one reads.
    static string Family(string type)
    {
        var word = type.Split('(')[0];
        return word switch
        {
            "smallint" or "integer" or "bigint" or "numeric" => "number",
            "text" or "character varying" or "name" => "text",
            _ => word.Split(' ')[0] + (type.EndsWith("with time zone", StringComparison.Ordinal) ? " with time zone" : ""),
        };
    }

    MixdownException Wrong(string code, string message, string hint) => new(new Diagnostic(code, message, _settings.At, hint));
}
