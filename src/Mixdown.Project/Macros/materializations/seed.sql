{% materialization seed, default %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set seed = load_seed(seed_path) -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- set fresh = not (existing is not none and existing.is_table and not should_full_refresh() and has_columns_of_seed(existing, seed)) -%}
  {%- if fresh -%}
    {%- do create_seed_table(existing, target_relation, seed) -%}
  {%- else -%}
    {%- do adapter.truncate_relation(target_relation) -%}
  {%- endif -%}
  {%- set rows = load_seed_rows(target_relation, seed) -%}
  {%- set code = 'CREATE' if fresh else 'INSERT' -%}
  {%- do store_raw_result(name='main', message=code ~ ' ' ~ rows, code=code, rows_affected=rows) -%}
  {%- do apply_grants(target_relation, config.get('grants'), should_revoke(existing, full_refresh_mode=fresh)) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# Names and types of the table, in SQL. #}
{% macro seed_columns(seed) -%}
  {%- set definitions = [] -%}
  {%- for column in seed.columns -%}
    {%- do definitions.append(seed_column_name(column.name) ~ ' ' ~ column.type) -%}
  {%- endfor -%}
  {{ return(definitions | join(', ')) }}
{%- endmacro %}

{# dbt does not quote the columns of seeds; names that cannot stand unquoted are quoted here. Lower case means the same both ways. #}
{% macro seed_column_name(name) -%}
  {%- set is_plain = modules.re.match('^[A-Za-z_][A-Za-z0-9_]*$', name) is not none -%}
  {{ return(name if is_plain and name != name | lower and not config.get('quote_columns') else adapter.quote(name)) }}
{%- endmacro %}

{# Whether a table still has the columns and types that the file asks for: the engine itself says how it spells them. #}
{% macro has_columns_of_seed(existing, seed) -%}
  {%- set wanted = make_temp_relation(existing, '__dbt_seed') -%}
  {%- call statement('wanted_columns') -%}
    create temporary table {{ wanted }} ({{ seed_columns(seed) }})
  {%- endcall -%}
  {%- set columns = [] -%}
  {%- for relation in [existing, wanted] -%}
    {%- set found = [] -%}
    {%- for column in adapter.get_columns_in_relation(relation) -%}
      {%- do found.append(column.name ~ ' ' ~ column.data_type) -%}
    {%- endfor -%}
    {%- do columns.append(found | join(', ')) -%}
  {%- endfor -%}
  {%- call statement('drop_wanted_columns') -%}
    drop table {{ wanted }}
  {%- endcall -%}
  {{ return(columns[0] == columns[1]) }}
{%- endmacro %}

{% macro create_seed_table(existing, target_relation, seed) -%}
  {{ return(adapter.dispatch('create_seed_table', 'dbt')(existing, target_relation, seed)) }}
{%- endmacro %}

{% macro default__create_seed_table(existing, target_relation, seed) -%}
  {%- set fresh = target_relation if existing is none else make_free_relation(target_relation) -%}
  {%- call statement('create_seed_table') -%}
    create table {{ fresh }} ({{ seed_columns(seed) }})
  {%- endcall -%}
  {%- if existing is none -%}
    {%- do create_indexes(target_relation) -%}
  {%- else -%}
    {%- do replace_relation(existing, fresh, target_relation) -%}
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__create_seed_table(existing, target_relation, seed) -%}
  {%- do drop_relation_of_other_type(target_relation) -%}
  {%- call statement('create_seed_table') -%}
    create or replace table {{ target_relation }} ({{ seed_columns(seed) }})
  {%- endcall -%}
  {%- do create_indexes(target_relation) -%}
{%- endmacro %}

{# Rows in one statement. #}
{% macro get_batch_size() -%} {{ return(adapter.dispatch('get_batch_size', 'dbt')()) }} {%- endmacro %}
{% macro default__get_batch_size() -%} {{ return(1000) }} {%- endmacro %}

{# Puts the rows of a seed's file into its table; returns how many they are. #}
{% macro load_seed_rows(target_relation, seed) -%}
  {{ return(adapter.dispatch('load_seed_rows', 'dbt')(target_relation, seed)) }}
{%- endmacro %}

{% macro default__load_seed_rows(target_relation, seed) -%}
  {%- set count = namespace(rows=0) -%}
  {%- for rows in seed.batches(get_batch_size()) -%}
    {%- call statement('load_seed_rows') -%}
      insert into {{ target_relation }} values
      {%- for row in rows %}
      ({% for value in row %}{{ 'null' if value is none else string_literal(value) }}{{ ', ' if not loop.last }}{% endfor %}){{ ',' if not loop.last }}
      {%- endfor %}
    {%- endcall -%}
    {%- set count.rows = count.rows + rows | length -%}
  {%- endfor -%}
  {{ return(count.rows) }}
{%- endmacro %}
