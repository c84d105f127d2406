namespace Mixdown.Data.Naming;

/// <summary>Values as SQL literals, for the statements that take no parameters (CREATE VIEW, COPY … TO).</summary>
public static class SqlText
{
    /// <summary><paramref name="value"/> as a string literal, quotes doubled. Standard SQL: no backslash escapes.</summary>
    public static string Literal(string value) => string.Concat("'", value.Replace("'", "''", StringComparison.Ordinal), "'");
}
