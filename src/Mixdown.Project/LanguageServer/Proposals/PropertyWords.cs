namespace Mixdown.Project.LanguageServer.Proposals;

/// <summary>The keys of properties files, by the key above them.</summary>
static class PropertyWords
{
    static readonly string[] Table = ["name", "description", "columns", "config", "data_tests", "docs", "constraints"];

    static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        [""] = ["version", "models", "sources", "seeds", "snapshots", "analyses", "macros", "exposures", "unit_tests", "groups", "semantic_models", "metrics", "saved_queries", "data_tests"],
        ["models"] = [.. Table, "access", "group", "latest_version", "deprecation_date", "versions", "time_spine"],
        ["seeds"] = Table,
        ["snapshots"] = [.. Table, "relation"],
        ["analyses"] = ["name", "description", "columns", "config"],
        ["versions"] = ["v", "defined_in", "description", "columns", "config", "data_tests", "constraints", "deprecation_date"],
        ["columns"] = ["name", "description", "data_type", "data_tests", "constraints", "quote", "granularity", "tags", "meta", "config", "include", "exclude"],
        ["sources"] = ["name", "description", "tables", "schema", "database", "loader", "config", "quoting", "loaded_at_field", "loaded_at_query", "freshness", "tags", "meta", "overrides"],
        ["tables"] = ["name", "description", "columns", "data_tests", "identifier", "config", "loaded_at_field", "loaded_at_query", "freshness", "quoting", "external", "tags", "meta"],
        ["freshness"] = ["warn_after", "error_after", "filter"],
        ["warn_after"] = ["count", "period"],
        ["error_after"] = ["count", "period"],
        ["constraints"] = ["type", "columns", "expression", "name", "to", "to_columns", "warn_unenforced", "warn_unsupported"],
        ["macros"] = ["name", "description", "arguments", "docs", "meta"],
        ["arguments"] = ["name", "type", "description"],
        ["exposures"] = ["name", "label", "type", "maturity", "url", "description", "depends_on", "owner", "config", "tags", "meta"],
        ["owner"] = ["name", "email"],
        ["groups"] = ["name", "owner", "description", "config"],
        ["unit_tests"] = ["name", "model", "given", "expect", "overrides", "description", "versions", "config"],
        ["given"] = ["input", "rows", "format", "fixture"],
        ["expect"] = ["rows", "format", "fixture"],
        ["overrides"] = ["macros", "vars", "env_vars"],
    };

    /// <summary>The keys that can stand below another one; none where they are anybody's.</summary>
    /// <param name="parent">The key above; empty at the top of the file.</param>
    public static IReadOnlyList<string> Keys(string parent) => Known.GetValueOrDefault(parent) ?? [];

    /// <summary>The values of a key; none where there are too many to name.</summary>
    /// <param name="parent">The key above.</param>
    /// <param name="key">The key.</param>
    public static IReadOnlyList<string> Values(string parent, string key) => (parent, key) switch
    {
        ("constraints", "type") => ["not_null", "unique", "primary_key", "foreign_key", "check", "custom"],
        ("exposures", "type") => ["dashboard", "notebook", "analysis", "ml", "application"],
        ("exposures", "maturity") => ["high", "medium", "low"],
        ("warn_after" or "error_after", "period") => ["minute", "hour", "day"],
        ("given" or "expect", "format") => ["dict", "csv", "sql"],
        (_, "access") => ["private", "protected", "public"],
        _ => [],
    };
}
