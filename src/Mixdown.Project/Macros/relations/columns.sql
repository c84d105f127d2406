{% macro get_columns_in_relation(relation) -%}
  {{ return(adapter.dispatch('get_columns_in_relation', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__get_columns_in_relation(relation) -%}
  {{ return(columns_of_answer(run_query("
    select column_name, data_type from information_schema.columns
    where table_name = " ~ string_literal(relation.identifier) ~ "
    " ~ ("and table_schema = " ~ string_literal(relation.schema) if relation.schema else "") ~ "
    order by ordinal_position"))) }}
{%- endmacro %}

{% macro duckdb__get_columns_in_relation(relation) -%}
  {{ return(columns_of_answer(run_query("select column_name, column_type from (describe " ~ relation ~ ")"))) }}
{%- endmacro %}

{% macro get_column_schema_from_query(sql) -%}
  {{ return(adapter.dispatch('get_column_schema_from_query', 'dbt')(sql)) }}
{%- endmacro %}

{% macro default__get_column_schema_from_query(sql) -%}
  {{ return(columns_of_answer(run_query("select column_name, column_type from (describe " ~ sql ~ ")"))) }}
{%- endmacro %}

{% macro columns_of_answer(answer) -%}
  {%- set columns = [] -%}
  {%- for row in answer -%}
    {%- do columns.append(api.Column(row[0], row[1])) -%}
  {%- endfor -%}
  {{ return(columns) }}
{%- endmacro %}

{% macro get_quoted_csv(column_names) -%}
  {%- set quoted = [] -%}
  {%- for name in column_names -%}
    {%- do quoted.append(adapter.quote(name)) -%}
  {%- endfor -%}
  {{ return(quoted | join(', ')) }}
{%- endmacro %}

{# Columns of the first list that the second one does not have, compared without regard to case. #}
{% macro diff_columns(source_columns, target_columns) -%}
  {%- set there = target_columns | map(attribute='name') | map('lower') | list -%}
  {%- set missing = [] -%}
  {%- for column in source_columns if column.name | lower not in there -%}
    {%- do missing.append(column) -%}
  {%- endfor -%}
  {{ return(missing) }}
{%- endmacro %}

{# Columns that both have, with another type: {column_name, new_type}. #}
{% macro diff_column_data_types(source_columns, target_columns) -%}
  {%- set changed = [] -%}
  {%- for source in source_columns -%}
    {%- for column in target_columns if column.name | lower == source.name | lower and column.data_type != source.data_type -%}
      {%- do changed.append({'column_name': column.name, 'new_type': source.data_type}) -%}
    {%- endfor -%}
  {%- endfor -%}
  {{ return(changed) }}
{%- endmacro %}

{% macro alter_relation_add_remove_columns(relation, add_columns=none, remove_columns=none) -%}
  {{ return(adapter.dispatch('alter_relation_add_remove_columns', 'dbt')(relation, add_columns, remove_columns)) }}
{%- endmacro %}

{% macro default__alter_relation_add_remove_columns(relation, add_columns=none, remove_columns=none) -%}
  {%- for column in add_columns or [] -%}
    {%- call statement() -%}
      alter table {{ relation }} add column {{ column.quoted }} {{ column.data_type }}
    {%- endcall -%}
  {%- endfor -%}
  {%- for column in remove_columns or [] -%}
    {%- call statement() -%}
      alter table {{ relation }} drop column {{ column.quoted }}
    {%- endcall -%}
  {%- endfor -%}
{%- endmacro %}

{% macro alter_column_type(relation, column_name, new_column_type) -%}
  {{ return(adapter.dispatch('alter_column_type', 'dbt')(relation, column_name, new_column_type)) }}
{%- endmacro %}

{% macro default__alter_column_type(relation, column_name, new_column_type) -%}
  {%- call statement('alter_column_type') -%}
    alter table {{ relation }} alter column {{ adapter.quote(column_name) }} type {{ new_column_type }}
  {%- endcall -%}
{%- endmacro %}
