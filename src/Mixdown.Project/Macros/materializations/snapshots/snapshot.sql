{% materialization snapshot, default %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- if existing is not none and not existing.is_table -%}
    {%- do exceptions.relation_wrong_type(existing, 'table') -%}
  {%- endif -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- set strategy = strategy_dispatch(config.require('strategy'))(model, 'snapshotted_data', 'source_data', model['config'], existing is not none) -%}
  {%- if existing is none -%}
    {%- call statement('main') -%}
      {{ create_table_as(false, target_relation, build_snapshot_table(strategy, sql)) }}
    {%- endcall -%}
    {%- do create_indexes(target_relation) -%}
    {%- do refuse_snapshot_duplicates(strategy, target_relation, 'true') -%}
  {%- else -%}
    {%- do extend_snapshot(strategy, sql, target_relation) -%}
  {%- endif -%}
  {%- do apply_grants(target_relation, config.get('grants'), should_revoke(existing, full_refresh_mode=false)) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# The changes are found once and kept; the history takes new columns, then the changes. #}
{% macro extend_snapshot(strategy, sql, target_relation) -%}
  {%- set columns = get_snapshot_table_column_names() -%}
  {%- do refuse_foreign_snapshot(target_relation, columns, strategy) -%}
  {%- set staging = build_snapshot_staging_table(strategy, sql, target_relation) -%}
  {%- do refuse_snapshot_duplicates(strategy, '(\n' ~ sql ~ '\n) as snapshot_query', '(' ~ as_list(strategy.unique_key) | join(', ') ~ ') in (select '
    ~ snapshot_key_names(strategy.unique_key) | join(', ') ~ ' from ' ~ staging ~ " where dbt_change_type = 'insert')") -%}
  {%- do adapter.expand_target_column_types(from_relation=staging, to_relation=target_relation) -%}
  {%- set own = ['dbt_change_type'] + snapshot_key_names(strategy.unique_key) -%}
  {%- do create_columns(target_relation, adapter.get_missing_columns(staging, target_relation) | rejectattr('name', 'in', own) | list) -%}
  {%- set insert_cols = [] -%}
  {%- for column in adapter.get_columns_in_relation(staging) if column.name not in own -%}
    {%- do insert_cols.append(adapter.quote(column.name)) -%}
  {%- endfor -%}
  {%- call statement('main') -%}
    {{ snapshot_merge_sql(target=target_relation, source=staging, insert_cols=insert_cols) }}
  {%- endcall -%}
  {%- do post_snapshot(staging) -%}
  {%- call statement('drop_staging') -%}
    drop table {{ staging }}
  {%- endcall -%}
{%- endmacro %}

{% macro build_snapshot_staging_table(strategy, sql, target_relation) -%}
  {%- set staging = make_temp_relation(target_relation) -%}
  {%- call statement('build_snapshot_staging_relation') -%}
    {{ create_table_as(true, staging, snapshot_staging_table(strategy, sql, target_relation)) }}
  {%- endcall -%}
  {{ return(staging) }}
{%- endmacro %}

{% macro create_columns(relation, columns) -%}
  {{ adapter.dispatch('create_columns', 'dbt')(relation, columns) }}
{%- endmacro %}

{% macro default__create_columns(relation, columns) -%}
  {%- do alter_relation_add_remove_columns(relation, columns, none) -%}
{%- endmacro %}

{% macro post_snapshot(staging_relation) -%}
  {{ adapter.dispatch('post_snapshot', 'dbt')(staging_relation) }}
{%- endmacro %}

{% macro default__post_snapshot(staging_relation) -%}
{%- endmacro %}

{# Of two rows of one key one would always differ from the row that is kept, and each run would find a change. Only keys that
   have a change are looked at. Rows without a key are no duplicates: nothing equals them, and as in dbt each run adds them again. #}
{% macro refuse_snapshot_duplicates(strategy, rows, condition) -%}
  {%- set keys = as_list(strategy.unique_key) -%}
  {%- set names = keys | join(', ') -%}
  {%- set answer = run_query('select ' ~ names ~ ', count(*) from ' ~ rows ~ ' where ' ~ condition ~ ' and ' ~ keys | join(' is not null and ')
    ~ ' is not null group by ' ~ names ~ ' having count(*) > 1 order by ' ~ names ~ ' limit 1') -%}
  {%- for row in answer -%}
    {%- set values = [] -%}
    {%- for key in keys -%}
      {%- do values.append(row[loop.index0] | string) -%}
    {%- endfor -%}
    {%- do exceptions.raise_compiler_error(
      'The unique_key ' ~ names ~ ' of the snapshot is not unique: ' ~ row[keys | length] ~ ' rows have the value ' ~ values | join(', ')
      ~ "; leave one row for each key in its query, or name more columns in 'unique_key'") -%}
  {%- endfor -%}
{%- endmacro %}

{% macro refuse_foreign_snapshot(target_relation, columns, strategy) -%}
  {%- set there = adapter.get_columns_in_relation(target_relation) | map(attribute='name') | map('lower') | list -%}
  {%- set missing = [] -%}
  {%- for name, column in columns.items() if column | lower not in there and (name != 'dbt_is_deleted' or strategy.hard_deletes == 'new_record') -%}
    {%- do missing.append(column) -%}
  {%- endfor -%}
  {%- if missing -%}
    {%- do exceptions.raise_compiler_error(
      "Snapshot target is missing configured columns: " ~ missing | join(', ') ~ "; " ~ target_relation
      ~ " is no snapshot of this configuration: rename or add them, or give the snapshot another 'alias'") -%}
  {%- endif -%}
{%- endmacro %}
