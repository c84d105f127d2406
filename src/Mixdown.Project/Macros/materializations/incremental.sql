{% materialization incremental, default %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- if existing is none or existing.type != 'table' or should_full_refresh() -%}
    {%- do drop_relation_of_other_type(target_relation) -%}
    {%- call statement('main') -%}
      {{ get_create_table_as_sql(false, target_relation, sql) }}
    {%- endcall -%}
    {%- do create_indexes(target_relation) -%}
  {%- else -%}
    {%- do build_increment(target_relation, sql, on_schema_change) -%}
  {%- endif -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# The new rows are kept in a temporary table only where they are read more than once. #}
{% macro build_increment(target_relation, sql, on_schema_change) -%}
  {%- set unique_key = config.get('unique_key') -%}
  {%- set strategy = config.get('incremental_strategy') or 'default' -%}
  {%- set needs_rows = on_schema_change != 'ignore' or strategy not in ['append', 'merge'] and unique_key -%}
  {%- if needs_rows -%}
    {%- set new_rows = make_temp_relation(target_relation) -%}
    {%- call statement('new_rows') -%}
      {{ get_create_table_as_sql(true, new_rows, sql) }}
    {%- endcall -%}
    {%- set columns = process_schema_changes(on_schema_change, new_rows, target_relation) -%}
  {%- else -%}
    {%- set new_rows = '(\n' ~ sql ~ '\n)' -%}
    {%- set columns = none -%}
  {%- endif -%}
  {%- set build_sql = adapter.get_incremental_strategy_macro({}, strategy) -%}
  {%- call statement('main') -%}
    {{ build_sql({
      'target_relation': target_relation,
      'temp_relation': new_rows,
      'unique_key': unique_key,
      'dest_columns': columns or adapter.get_columns_in_relation(target_relation),
      'incremental_predicates': config.get('predicates', config.get('incremental_predicates')),
    }) }}
  {%- endcall -%}
  {%- if needs_rows -%}
    {%- call statement('drop_new_rows') -%}
      drop table {{ new_rows }}
    {%- endcall -%}
  {%- endif -%}
{%- endmacro %}

{% macro get_incremental_default_sql(arg_dict) -%}
  {{ return(adapter.dispatch('get_incremental_default_sql', 'dbt')(arg_dict)) }}
{%- endmacro %}

{% macro default__get_incremental_default_sql(arg_dict) -%}
  {%- if arg_dict.unique_key -%}
    {{ return(get_incremental_delete_insert_sql(arg_dict)) }}
  {%- else -%}
    {{ return(get_incremental_append_sql(arg_dict)) }}
  {%- endif -%}
{%- endmacro %}

{% macro get_incremental_append_sql(arg_dict) -%}
  {{ return(adapter.dispatch('get_incremental_append_sql', 'dbt')(arg_dict)) }}
{%- endmacro %}

{% macro default__get_incremental_append_sql(arg_dict) -%}
  {{ return(get_insert_into_sql(arg_dict.target_relation, arg_dict.temp_relation, arg_dict.dest_columns)) }}
{%- endmacro %}

{% macro get_insert_into_sql(target_relation, temp_relation, dest_columns) -%}
{%- set columns = get_quoted_csv(dest_columns | map(attribute='name')) -%}
insert into {{ target_relation }} ({{ columns }})
select {{ columns }} from {{ temp_relation }} as new_rows
{%- endmacro %}

{% macro get_incremental_delete_insert_sql(arg_dict) -%}
  {{ return(adapter.dispatch('get_incremental_delete_insert_sql', 'dbt')(arg_dict)) }}
{%- endmacro %}

{% macro default__get_incremental_delete_insert_sql(arg_dict) -%}
  {{ return(get_delete_insert_merge_sql(arg_dict.target_relation, arg_dict.temp_relation, arg_dict.unique_key, arg_dict.dest_columns, arg_dict.incremental_predicates)) }}
{%- endmacro %}

{% macro get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {{ return(adapter.dispatch('get_delete_insert_merge_sql', 'dbt')(target, source, unique_key, dest_columns, incremental_predicates)) }}
{%- endmacro %}

{% macro default__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
{%- if unique_key -%}
{%- set keys = [unique_key] if unique_key is string else unique_key -%}
delete from {{ target }}
using {{ source }} as new_rows
where {% for key in keys -%}
  new_rows.{{ key }} = {{ target }}.{{ key }}{{ ' and ' if not loop.last }}
{%- endfor %}
{%- for predicate in incremental_predicates or [] %} and {{ predicate }}{% endfor %};
{% endif -%}
{{ get_insert_into_sql(target, source, dest_columns) }}
{%- endmacro %}

{% macro get_incremental_merge_sql(arg_dict) -%}
  {{ return(adapter.dispatch('get_incremental_merge_sql', 'dbt')(arg_dict)) }}
{%- endmacro %}

{% macro default__get_incremental_merge_sql(arg_dict) -%}
  {{ return(get_merge_sql(arg_dict.target_relation, arg_dict.temp_relation, arg_dict.unique_key, arg_dict.dest_columns, arg_dict.incremental_predicates)) }}
{%- endmacro %}

{% macro get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {{ return(adapter.dispatch('get_merge_sql', 'dbt')(target, source, unique_key, dest_columns, incremental_predicates)) }}
{%- endmacro %}

{% macro default__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
{%- set names = dest_columns | map(attribute='name') | list -%}
{%- set keys = [] if not unique_key else ([unique_key] if unique_key is string else unique_key) -%}
{%- set conditions = [] -%}
{%- for key in keys -%}
  {%- do conditions.append('DBT_INTERNAL_SOURCE.' ~ key ~ ' = DBT_INTERNAL_DEST.' ~ key) -%}
{%- endfor -%}
{%- do conditions.extend(incremental_predicates or []) -%}
merge into {{ target }} as DBT_INTERNAL_DEST
using {{ source }} as DBT_INTERNAL_SOURCE
on {{ conditions | join(' and ') if keys else 'false' }}
{% if keys -%}
when matched then update set
{% for name in get_merge_update_columns(config.get('merge_update_columns'), config.get('merge_exclude_columns'), dest_columns) %}
  {{ name }} = DBT_INTERNAL_SOURCE.{{ name }}{{ ',' if not loop.last }}
{%- endfor %}
{% endif -%}
when not matched then insert ({{ get_quoted_csv(names) }})
values ({% for name in names %}DBT_INTERNAL_SOURCE.{{ adapter.quote(name) }}{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}

{% macro get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) -%}
  {%- if merge_update_columns and merge_exclude_columns -%}
    {%- do exceptions.raise_compiler_error("'merge_update_columns' and 'merge_exclude_columns' cannot both be set") -%}
  {%- endif -%}
  {%- if merge_update_columns -%}
    {{ return(merge_update_columns) }}
  {%- endif -%}
  {%- set left_out = merge_exclude_columns | default([], true) | map('lower') | list -%}
  {%- set kept = [] -%}
  {%- for column in dest_columns if column.name | lower not in left_out -%}
    {%- do kept.append(column.quoted) -%}
  {%- endfor -%}
  {{ return(kept) }}
{%- endmacro %}
