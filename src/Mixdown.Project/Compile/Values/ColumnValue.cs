using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Data.Naming;
using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's Column: a name and a type of the engine.</summary>
/// <param name="Name">As the catalog spells it.</param>
/// <param name="DataType">The engine's type, with its sizes: <c>numeric(10,2)</c>.</param>
sealed partial record ColumnValue(string Name, string DataType) : IJinjaObject
{
    /// <summary>What a text without a size counts as in dbt.</summary>
    const long TextSize = 256;

    static readonly HashSet<string> Texts = new(["text", "character varying", "character", "varchar", "char", "bpchar", "string"], StringComparer.OrdinalIgnoreCase);
    static readonly HashSet<string> Decimals = new(["numeric", "decimal"], StringComparer.OrdinalIgnoreCase);
    static readonly HashSet<string> Floats = new(["real", "float4", "float", "double precision", "float8", "double"], StringComparer.OrdinalIgnoreCase);

    static readonly HashSet<string> Integers = new(
        [
            "smallint", "integer", "bigint", "smallserial", "serial", "bigserial", "int", "int2", "int4", "int8", "serial2", "serial4", "serial8",
            "tinyint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint", "uhugeint",
        ],
        StringComparer.OrdinalIgnoreCase);

    static readonly HostMethods<ColumnValue> Methods = new()
    {
        ["is_string()"] = (self, _) => self.IsText,
        ["is_number()"] = (self, _) => self.IsIn(Integers) || self.IsIn(Decimals) || self.IsIn(Floats),
        ["is_numeric()"] = (self, _) => self.IsIn(Decimals),
        ["is_integer()"] = (self, _) => self.IsIn(Integers),
        ["is_float()"] = (self, _) => self.IsIn(Floats),
        ["string_size()"] = (self, _) => self.IsText
            ? self.StringSize
            : throw new JinjaException(JinjaErrorKind.Raised, $"'{self.Name}' is {self.DataType}, which has no size of a text"),
        ["can_expand_to(other_column)"] = (self, given) => self.CanExpandTo(given.As<ColumnValue>(0, "a Column")),
        ["literal(value)"] = (self, given) => $"{JinjaValue.Str(given[0])}::{self.DataType}",
        ["numeric_type(dtype, precision, scale)"] = (_, given) => NumericType(given.Text(0), given[1], given[2]),
        ["string_type(size)"] = (_, given) => StringType(given.Integer(0)),
        ["translate_type(dtype)"] = (_, given) => Translate(given.Text(0)),
    };

    public string TypeName => "Column";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames =>
        [.. Methods.Names, "name", "column", "quoted", "dtype", "data_type", "char_size", "numeric_precision", "numeric_scale"];

    /// <summary>The type without its sizes.</summary>
    public string BareType => DataType.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && DataType.EndsWith(')') ? DataType[..open].TrimEnd() : DataType;

    /// <summary>Longest text that fits.</summary>
    public long StringSize => IsText && Sizes is [var size] ? size : TextSize;

    bool IsText => IsIn(Texts);

    /// <summary>The numbers in the parentheses of its type.</summary>
    long[] Sizes => Size().Match(DataType) is { Success: true } match
        ? [.. match.Groups["size"].Captures.Select(size => long.Parse(size.ValueSpan, CultureInfo.InvariantCulture))]
        : [];

    /// <summary>A column of a type and its sizes, each null where there is none.</summary>
    public static ColumnValue Of(string name, string type, object? size, object? precision, object? scale)
    {
        var bare = new ColumnValue(name, type);
        if (bare.IsText && size is long characters && !type.Equals("text", StringComparison.OrdinalIgnoreCase))
            return new ColumnValue(name, StringType(characters));
        return bare.IsIn(Decimals) ? new ColumnValue(name, NumericType(type, precision, scale)) : bare;
    }

    public static string StringType(long size) => $"character varying({size.ToString(CultureInfo.InvariantCulture)})";

    public static string NumericType(string type, object? precision, object? scale) => precision is null || scale is null
        ? type
        : $"{type}({JinjaValue.Str(precision)},{JinjaValue.Str(scale)})";

    /// <summary>dbt's general words as types that every engine takes.</summary>
    public static string Translate(string word) => word.Equals("string", StringComparison.OrdinalIgnoreCase) ? "TEXT" : word;

    public bool CanExpandTo(ColumnValue other) => IsText && other.IsText && other.StringSize > StringSize;

    public bool TryGetAttribute(string name, out object? value)
    {
        var sizes = Sizes;
        (var known, value) = name switch
        {
            "name" or "column" => (true, Name),
            "quoted" => (true, new SqlIdentifier(Name).ToString()),
            "dtype" => (true, BareType),
            "data_type" or "expanded_data_type" => (true, DataType),
            "char_size" => (true, IsText && sizes is [var size] ? size : null),
            "numeric_precision" => (true, !IsText && sizes is [var precision, ..] ? precision : null),
            "numeric_scale" => (true, sizes is [_, var scale] ? scale : (object?)null),
            _ => (false, null),
        };
        return known || Methods.TryBind(this, name, out value);
    }

    public string Print() => $"<Column {Name} ({DataType})>";

    bool IsIn(HashSet<string> types) => types.Contains(BareType);

    [GeneratedRegex(@"\A[^(]+\(\s*(?<size>\d{1,9})\s*(,\s*(?<size>\d{1,9})\s*)?\)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Size();
}
