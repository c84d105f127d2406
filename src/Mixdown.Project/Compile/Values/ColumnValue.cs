using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's Column: a name and a type of the engine.</summary>
/// <param name="Name">As the catalog spells it.</param>
/// <param name="DataType">The engine's type, with its sizes.</param>
sealed record ColumnValue(string Name, string DataType) : IJinjaObject
{
    static readonly string[] Integers = ["TINYINT", "SMALLINT", "INTEGER", "INT", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"];
    static readonly string[] Numbers = [.. Integers, "DECIMAL", "NUMERIC", "DOUBLE", "FLOAT", "REAL"];

    static readonly HostMethods<ColumnValue> Methods = new()
    {
        ["is_string()"] = (self, _) => self.Is("VARCHAR", "TEXT", "CHAR", "STRING"),
        ["is_number()"] = (self, _) => self.Is(Numbers),
        ["is_numeric()"] = (self, _) => self.Is("DECIMAL", "NUMERIC"),
        ["is_integer()"] = (self, _) => self.Is(Integers),
        ["is_float()"] = (self, _) => self.Is("DOUBLE", "FLOAT", "REAL"),
        ["string_size()"] = (_, _) => 256L,
        ["can_expand_to(other_column)"] = (_, _) => false,
    };

    public string TypeName => "Column";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => [.. Methods.Names, "name", "column", "quoted", "dtype", "data_type"];

    /// <summary>dbt's general words as DuckDB's and PostgreSQL's types.</summary>
    public static string Translate(string word) => word.ToUpperInvariant() switch
    {
        "STRING" => "TEXT",
        var other => other,
    };

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "name" or "column" => Name,
            "quoted" => new Data.Naming.SqlIdentifier(Name).ToString(),
            "dtype" or "data_type" => DataType,
            _ => null,
        };
        return value is not null || Methods.TryBind(this, name, out value);
    }

    public string Print() => $"<Column {Name} ({DataType})>";

    bool Is(params string[] types)
    {
        var bare = DataType.AsSpan(0, DataType.IndexOf('(', StringComparison.Ordinal) is var at and >= 0 ? at : DataType.Length);
        foreach (var type in types)
        {
            if (bare.Equals(type, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
