using Mixdown.Data.Naming;

namespace Mixdown.Runs.Lakes.Ddl;

/// <summary>Names and texts as other engines quote them.</summary>
static class DdlNames
{
    /// <summary><c>"name"</c>: Redshift, Trino, DuckDB.</summary>
    public static string Quoted(string name) => new SqlIdentifier(name).ToString();

    /// <summary><c>`name`</c>: Databricks and Athena.</summary>
    public static string Ticked(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary><c>`name`</c> with backslashes: ClickHouse.</summary>
    public static string ClickHouse(string name) =>
        "`" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal) + "`";

    /// <summary><c>'text'</c>.</summary>
    public static string Text(string text) => SqlText.Literal(text);
}
