{# The macro of a strategy; 'package.name' asks a package. #}
{% macro strategy_dispatch(name) -%}
  {{ return(adapter.get_snapshot_strategy_macro(name)) }}
{%- endmacro %}

{# A row is new when its 'updated_at' is behind the time from which the kept one is valid. #}
{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) -%}
  {%- set columns = get_snapshot_table_column_names() -%}
  {%- set updated_at = config.require('updated_at') -%}
  {{ return(snapshot_strategy(
    updated_at,
    '(' ~ snapshotted_rel ~ '.' ~ columns.dbt_valid_from ~ ' < ' ~ current_rel ~ '.' ~ updated_at ~ ')')) }}
{%- endmacro %}

{# A row is new when one of 'check_cols' differs, nulls included; all of them are when a column to check is new. #}
{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) -%}
  {%- set column_added, check_cols = snapshot_check_all_get_existing_columns(node, target_exists, config.get('check_cols')) -%}
  {%- set different = [] -%}
  {%- for column in check_cols -%}
    {%- do different.append(snapshotted_rel ~ '.' ~ column ~ ' is distinct from ' ~ current_rel ~ '.' ~ column) -%}
  {%- endfor -%}
  {{ return(snapshot_strategy(
    config.get('updated_at') or snapshot_get_time(),
    '(' ~ (get_true_sql() if column_added else different | join(' or ') or 'false') ~ ')')) }}
{%- endmacro %}

{% macro snapshot_strategy(updated_at, row_changed) -%}
  {%- set unique_key = config.require('unique_key') -%}
  {%- set hard_deletes = get_hard_deletes_behavior() -%}
  {{ return({
    'unique_key': unique_key,
    'updated_at': updated_at,
    'row_changed': row_changed,
    'scd_id': snapshot_hash_arguments(as_list(unique_key) + [updated_at]),
    'invalidate_hard_deletes': hard_deletes == 'invalidate',
    'hard_deletes': hard_deletes,
  }) }}
{%- endmacro %}

{# Whether a column to check is missing in the history, and the quoted names of those that both have. #}
{% macro snapshot_check_all_get_existing_columns(node, target_exists, check_cols_config) -%}
  {%- if check_cols_config != 'all' and (check_cols_config is string or not check_cols_config) -%}
    {%- do exceptions.raise_compiler_error(
      "The strategy 'check' needs 'check_cols': a list of columns, or 'all'; it is " ~ (check_cols_config or 'not set')) -%}
  {%- endif -%}
  {%- if not target_exists -%}
    {{ return((false, [])) }}
  {%- endif -%}
  {%- set wanted = '*' if check_cols_config == 'all' else check_cols_config | join(', ') -%}
  {%- set query_columns = get_columns_in_query('select ' ~ wanted ~ ' from (\n' ~ sql ~ '\n) as snapshot_query') -%}
  {%- set there = adapter.get_columns_in_relation(this) | map(attribute='name') | list -%}
  {%- set both = [] -%}
  {%- for column in query_columns if column in there -%}
    {%- do both.append(adapter.quote(column)) -%}
  {%- endfor -%}
  {{ return((both | length < query_columns | length, both)) }}
{%- endmacro %}

{% macro get_columns_in_query(select_sql) -%}
  {{ return(adapter.dispatch('get_columns_in_query', 'dbt')(select_sql)) }}
{%- endmacro %}

{% macro default__get_columns_in_query(select_sql) -%}
  {{ return(adapter.get_column_schema_from_query(select_sql) | map(attribute='name') | list) }}
{%- endmacro %}

{# 'invalidate_hard_deletes: true' is the older word for 'invalidate'. #}
{% macro get_hard_deletes_behavior() -%}
  {%- set known = ['ignore', 'invalidate', 'new_record'] -%}
  {%- set configured = config.get('hard_deletes') -%}
  {%- set older = config.get('invalidate_hard_deletes') -%}
  {%- if configured is not none and older is not none -%}
    {%- do exceptions.raise_compiler_error("'hard_deletes' and 'invalidate_hard_deletes' cannot both be set; the first is the newer one") -%}
  {%- elif configured is not none and configured not in known -%}
    {%- do exceptions.raise_compiler_error("'hard_deletes' is '" ~ configured ~ "'; use one of: " ~ known | join(', ')) -%}
  {%- endif -%}
  {{ return(configured or ('invalidate' if older else 'ignore')) }}
{%- endmacro %}

{% macro get_snapshot_table_column_names() -%}
  {%- set names = {
    'dbt_valid_to': 'dbt_valid_to', 'dbt_valid_from': 'dbt_valid_from', 'dbt_scd_id': 'dbt_scd_id',
    'dbt_updated_at': 'dbt_updated_at', 'dbt_is_deleted': 'dbt_is_deleted'} -%}
  {%- do names.update(config.get('snapshot_meta_column_names') or {}) -%}
  {{ return(names) }}
{%- endmacro %}

{% macro get_true_sql() -%}
  {{ return(adapter.dispatch('get_true_sql', 'dbt')()) }}
{%- endmacro %}

{% macro default__get_true_sql() -%}
  {{ return('true') }}
{%- endmacro %}

{# One text of several values: md5 over what dbt puts together, so that histories that dbt began can be gone on with. #}
{% macro snapshot_hash_arguments(args) -%}
  {{ return(adapter.dispatch('snapshot_hash_arguments', 'dbt')(args)) }}
{%- endmacro %}

{% macro default__snapshot_hash_arguments(args) -%}
md5({% for arg in args %}coalesce(cast({{ arg }} as varchar), ''){{ " || '|' || " if not loop.last }}{% endfor %})
{%- endmacro %}

{# The time of the run, for rows that say none of their own. #}
{% macro snapshot_get_time() -%}
  {{ return(adapter.dispatch('snapshot_get_time', 'dbt')()) }}
{%- endmacro %}

{% macro default__snapshot_get_time() -%}
  {{ return('cast(current_timestamp as timestamp)') }}
{%- endmacro %}

{% macro snapshot_string_as_time(timestamp) -%}
  {{ return(adapter.dispatch('snapshot_string_as_time', 'dbt')(timestamp)) }}
{%- endmacro %}

{% macro default__snapshot_string_as_time(timestamp) -%}
  {{ return('cast(' ~ string_literal(timestamp) ~ ' as timestamp)') }}
{%- endmacro %}
