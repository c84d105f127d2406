{% macro get_incremental_merge_sql(arg_dict) -%}
  {{ return(adapter.dispatch('get_incremental_merge_sql', 'dbt')(arg_dict)) }}
{%- endmacro %}

{% macro default__get_incremental_merge_sql(arg_dict) -%}
  {{ return(get_merge_sql(
    arg_dict.target_relation, arg_dict.temp_relation, arg_dict.unique_key, arg_dict.dest_columns, arg_dict.incremental_predicates)) }}
{%- endmacro %}

{% macro get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {{ return(adapter.dispatch('get_merge_sql', 'dbt')(target, source, unique_key, dest_columns, incremental_predicates)) }}
{%- endmacro %}

{% macro default__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
{%- set clauses = config.get('merge_clauses') or {} -%}
merge into {{ target }} as DBT_INTERNAL_DEST
using {{ source }} as DBT_INTERNAL_SOURCE
on {{ merge_condition(unique_key, incremental_predicates) }}
{%- for clause in clauses.get('when_matched', default_matched_clauses(unique_key)) %}
when matched{{ merge_and(clause) }} then {{ merge_action(clause, dest_columns) }}
{%- endfor %}
{%- for clause in clauses.get('when_not_matched', [{'action': 'insert', 'condition': config.get('merge_insert_condition')}]) %}
when not matched{{ ' by ' ~ clause.by if clause.by }}{{ merge_and(clause) }} then {{ merge_action(clause, dest_columns) }}
{%- endfor %}
{%- endmacro %}

{# Without a key no row matches another, and all are added. A null key matches nothing. #}
{% macro merge_condition(unique_key, incremental_predicates) -%}
  {%- set conditions = [] -%}
  {%- for key in as_list(unique_key) -%}
    {%- do conditions.append(get_merge_unique_key_match('DBT_INTERNAL_SOURCE.' ~ key, 'DBT_INTERNAL_DEST.' ~ key)) -%}
  {%- endfor -%}
  {%- if not conditions -%}
    {%- do conditions.append('false') -%}
  {%- endif -%}
  {{ return('(' ~ (conditions + as_list(incremental_predicates)) | join(') and (') ~ ')') }}
{%- endmacro %}

{% macro get_merge_unique_key_match(source_unique_key, target_unique_key) -%}
  {{ return(adapter.dispatch('get_merge_unique_key_match', 'dbt')(source_unique_key, target_unique_key)) }}
{%- endmacro %}

{% macro default__get_merge_unique_key_match(source_unique_key, target_unique_key) -%}
  {{ return(source_unique_key ~ ' = ' ~ target_unique_key) }}
{%- endmacro %}

{% macro default_matched_clauses(unique_key) -%}
  {%- if not unique_key -%}
    {{ return([]) }}
  {%- endif -%}
  {{ return([{
    'action': 'update',
    'condition': config.get('merge_update_condition'),
    'update': {
      'include': config.get('merge_update_columns'),
      'exclude': config.get('merge_exclude_columns'),
      'set_expressions': config.get('merge_update_set_expressions'),
    },
  }]) }}
{%- endmacro %}

{% macro merge_and(clause) -%}
  {%- if clause.condition %} and ({{ as_list(clause.condition) | join(') and (') }}){% endif -%}
{%- endmacro %}

{% macro merge_action(clause, dest_columns) -%}
  {%- if clause.action == 'update' -%}
    {{ return('update set ' ~ merge_assignments(clause['update'] or {}, clause.set_expressions, dest_columns)) }}
  {%- elif clause.action == 'insert' -%}
    {{ return(merge_insert(clause['insert'] or {}, dest_columns)) }}
  {%- elif clause.action in ['delete', 'do_nothing'] -%}
    {{ return(clause.action | replace('_', ' ')) }}
  {%- elif clause.action == 'error' -%}
    {{ return('error' ~ (' ' ~ string_literal(clause.error_message) if clause.error_message else '')) }}
  {%- endif -%}
  {%- do exceptions.raise_compiler_error(
    "A clause of 'merge_clauses' has the action '" ~ clause.action ~ "'; use one of: update, insert, delete, do_nothing, error") -%}
{%- endmacro %}

{# Expressions first; a column that has one is not taken from the new row as well. #}
{% macro merge_assignments(update, set_expressions, dest_columns) -%}
  {%- set expressions = set_expressions or update.set_expressions or {} -%}
  {%- set taken = expressions.keys() | map('lower') | list -%}
  {%- set assignments = [] -%}
  {%- for column, expression in expressions.items() -%}
    {%- do assignments.append(column ~ ' = ' ~ expression) -%}
  {%- endfor -%}
  {%- if not set_expressions -%}
    {%- for column in get_merge_update_columns(update.include, update.exclude, dest_columns) if column | replace('"', '') | lower not in taken -%}
      {%- do assignments.append(column ~ ' = DBT_INTERNAL_SOURCE.' ~ column) -%}
    {%- endfor -%}
  {%- endif -%}
  {{ return(assignments | join(', ')) }}
{%- endmacro %}

{% macro merge_insert(insert, dest_columns) -%}
  {%- if insert['columns'] -%}
    {{ return('insert (' ~ insert['columns'] | join(', ') ~ ') values (' ~ insert['values'] | join(', ') ~ ')') }}
  {%- endif -%}
  {%- set values = [] -%}
  {%- for column in dest_columns -%}
    {%- do values.append('DBT_INTERNAL_SOURCE.' ~ adapter.quote(column.name)) -%}
  {%- endfor -%}
  {{ return('insert (' ~ get_quoted_csv(dest_columns | map(attribute='name')) ~ ') values (' ~ values | join(', ') ~ ')') }}
{%- endmacro %}

{% macro get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) -%}
  {{ return(adapter.dispatch('get_merge_update_columns', 'dbt')(merge_update_columns, merge_exclude_columns, dest_columns)) }}
{%- endmacro %}

{% macro default__get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) -%}
  {%- if merge_update_columns and merge_exclude_columns -%}
    {%- do exceptions.raise_compiler_error("'merge_update_columns' and 'merge_exclude_columns' cannot both be set") -%}
  {%- endif -%}
  {%- if merge_update_columns -%}
    {{ return(as_list(merge_update_columns)) }}
  {%- endif -%}
  {%- set left_out = as_list(merge_exclude_columns) | map('lower') | list -%}
  {%- set kept = [] -%}
  {%- for column in dest_columns if column.name | lower not in left_out -%}
    {%- do kept.append(column.quoted) -%}
  {%- endfor -%}
  {{ return(kept) }}
{%- endmacro %}
