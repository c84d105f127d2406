namespace Mixdown.Project.LanguageServer.Proposals;

/// <summary>The keys that config() takes, and the values of those that have few.</summary>
static class ConfigWords
{
    /// <summary>Keys as config() spells them, with what they say.</summary>
    public static readonly IReadOnlyList<(string Key, string Says)> Keys =
    [
        ("materialized", "table, view, incremental, ephemeral, materialized_view, or one of your own"),
        ("unique_key", "column or list of columns: rows of the same key replace each other"),
        ("incremental_strategy", "how an increment gets into the table"),
        ("on_schema_change", "what becomes of columns that come and go"),
        ("incremental_predicates", "conditions that bound the rows an increment may touch"),
        ("merge_update_columns", "the only columns that merge updates"),
        ("merge_exclude_columns", "columns that merge leaves alone"),
        ("event_time", "the column of the time of a row"),
        ("batch_size", "hour, day, month or year of a microbatch"),
        ("begin", "the first moment of a microbatch model"),
        ("lookback", "batches before the newest that are built again"),
        ("full_refresh", "false: never built from nothing"),
        ("enabled", "false: takes no part"),
        ("schema", "the schema, behind the target's"),
        ("database", "the database"),
        ("alias", "the name of the table"),
        ("tags", "labels for selection"),
        ("meta", "free facts"),
        ("group", "the group that owns it"),
        ("access", "private, protected or public"),
        ("contract", "whether columns and types are promised"),
        ("grants", "who may read it"),
        ("persist_docs", "whether descriptions go into the warehouse"),
        ("pre_hook", "SQL before it is built"),
        ("post_hook", "SQL behind it"),
        ("lake", "whether its rows are in the lake too; or a map: schema, table, partition_by"),
        ("docs", "whether documentation shows it"),
        ("quoting", "which parts of its name are quoted"),
        ("sql_header", "SQL in front of its statement"),
        ("column_types", "of a seed: types by column"),
        ("quote_columns", "of a seed: whether column names are quoted"),
        ("delimiter", "of a seed: what stands between fields"),
        ("strategy", "of a snapshot: timestamp or check"),
        ("updated_at", "of a snapshot: the column of the time of a change"),
        ("check_cols", "of a snapshot: the columns to compare, or all"),
        ("target_schema", "of a snapshot: the schema"),
        ("hard_deletes", "of a snapshot: what becomes of rows that are gone"),
        ("dbt_valid_to_current", "of a snapshot: the end of rows that hold"),
        ("severity", "of a test: error or warn"),
        ("warn_if", "of a test: the failures from which it warns"),
        ("error_if", "of a test: the failures from which it fails"),
        ("where", "of a test: which rows it looks at"),
        ("limit", "of a test: failures at most"),
        ("fail_calc", "of a test: what counts as failures"),
        ("store_failures", "of a test: whether its rows are kept"),
        ("store_failures_as", "of a test: table, view or ephemeral"),
    ];

    /// <summary>The values of a key; none where there are too many to name.</summary>
    public static IReadOnlyList<string> Values(string key) => key switch
    {
        "materialized" => ["table", "view", "incremental", "ephemeral", "materialized_view"],
        "incremental_strategy" => ["append", "delete+insert", "merge", "insert_overwrite", "microbatch"],
        "on_schema_change" => ["ignore", "fail", "append_new_columns", "sync_all_columns"],
        "batch_size" => ["hour", "day", "month", "year"],
        "access" => ["private", "protected", "public"],
        "strategy" => ["timestamp", "check"],
        "hard_deletes" => ["ignore", "invalidate", "new_record"],
        "severity" => ["error", "warn"],
        "store_failures_as" => ["table", "view", "ephemeral"],
        "enabled" or "full_refresh" or "store_failures" or "quote_columns" => ["true", "false"],
        _ => [],
    };
}
