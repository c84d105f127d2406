namespace Mixdown.ServerTests.Faults.Steps;

/// <summary>The files of <see cref="StepProject"/>. Every model reads the seed, and each gives the same rows however often the
/// second version is built.</summary>
static class StepFiles
{
    public const string Statement =
        """
        {% macro statement(name=none, fetch_result=false, auto_begin=true, language='sql') -%}
          {%- if execute -%}
            {%- set text = caller() -%}
            {%- do stop_at_step() -%}
            {%- call dbt.statement(name, fetch_result, auto_begin) -%}{{ text }}{%- endcall -%}
          {%- endif -%}
        {%- endmacro %}

        """;

    public static IReadOnlyList<(string Path, string Text)> Before { get; } =
    [
        ("seeds/sale.csv", "day,id,amount\n2024-01-01,1,10\n2024-01-02,2,20\n2024-01-03,3,30\n"),
        ("models/changes_kind.sql", "{{ config(materialized='table') }} select id, amount from {{ ref('sale') }}"),
        ("models/changes_back.sql", "select id, amount from {{ ref('sale') }}"),
    ];

    public static IReadOnlyList<(string Path, string Text)> After { get; } =
    [
        ("seeds/sale.csv", "day,id,amount\n2024-01-01,1,11\n2024-01-02,2,22\n2024-01-03,3,33\n2024-01-03,4,44\n"),
        ("models/changes_kind.sql", "select id, amount * 2 as amount from {{ ref('sale') }}"),
        ("models/changes_back.sql", "{{ config(materialized='table') }} select id, amount * 2 as amount from {{ ref('sale') }}"),
    ];

    public static IReadOnlyList<(string Path, string Text)> Models { get; } =
    [
        ("seeds/seeds.yml", "seeds: [{ name: sale, config: { event_time: day, column_types: { day: timestamp } } }]\n"),
        ("models/models.yml", "models: [{ name: a_table, description: The table, config: { persist_docs: { relation: true, columns: true } }, columns: [{ name: id, description: The key, data_tests: [unique] }] }]\n"),
        ("models/a_view.sql", "select id, amount from {{ ref('sale') }}"),
        ("models/a_table.sql", "{{ config(materialized='table', indexes=[{'columns': ['id']}], post_hook='update {{ this }} set amount = amount + 1') }} select id, amount from {{ ref('sale') }}"),
        ("models/reader.sql", "select id, amount from {{ ref('a_table') }}"),
        ("models/append.sql", "{{ config(materialized='incremental') }} select id from {{ ref('sale') }} {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}"),
        ("models/delete_insert.sql", "{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='id') }} select id, amount from {{ ref('sale') }}"),
        ("models/merged.sql", "{{ config(materialized='incremental', incremental_strategy='merge', unique_key='id') }} select id, amount from {{ ref('sale') }}"),
        ("models/overwritten.sql", "{{ config(materialized='incremental', incremental_strategy='insert_overwrite', partition_by='day') }} select day, id, amount from {{ ref('sale') }}"),
        ("models/synced.sql", "{{ config(materialized='incremental', unique_key='id', on_schema_change='sync_all_columns') }} select id, amount as {{ 'amount' if not is_incremental() else 'price' }} from {{ ref('sale') }}"),
        ("models/by_day.sql", "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='day', batch_size='day', begin='2024-01-01') }} select day, id, amount from {{ ref('sale') }}"),
        ("models/history.sql", "{{ config(materialized='snapshot', strategy='timestamp', unique_key='id', updated_at='changed') }} select id, amount, day + amount * interval '1 minute' as changed from {{ ref('sale') }}"),
    ];
}
