{# Makes a table where something else may stand: on an engine that can, in one statement; else beside it, to take its place. Other
   sessions see the old one until the transaction commits. Views on it stay. #}
{% macro build_table(existing, target_relation, sql) -%}
  {{ return(adapter.dispatch('build_table', 'dbt')(existing, target_relation, sql)) }}
{%- endmacro %}

{% macro default__build_table(existing, target_relation, sql) -%}
  {%- set fresh = target_relation if existing is none else make_free_relation(target_relation) -%}
  {%- call statement('main') -%}
    {{ get_create_table_as_sql(false, fresh, sql) }}
  {%- endcall -%}
  {%- if existing is none -%}
    {%- do create_indexes(target_relation) -%}
  {%- else -%}
    {%- do replace_relation(existing, fresh, target_relation) -%}
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__build_table(existing, target_relation, sql) -%}
  {%- do drop_relation_of_other_type(target_relation) -%}
  {%- call statement('main') -%}
    {{ get_create_table_as_sql(false, target_relation, sql) }}
  {%- endcall -%}
  {%- do create_indexes(target_relation) -%}
{%- endmacro %}

{% macro build_view(existing, target_relation, sql) -%}
  {{ return(adapter.dispatch('build_view', 'dbt')(existing, target_relation, sql)) }}
{%- endmacro %}

{% macro default__build_view(existing, target_relation, sql) -%}
  {%- set in_place = existing is none or can_replace_view(existing, sql) -%}
  {%- set fresh = target_relation if in_place else make_free_relation(target_relation) -%}
  {%- call statement('main') -%}
    {{ get_create_view_as_sql(fresh, sql) }}
  {%- endcall -%}
  {%- if not in_place -%}
    {%- do replace_relation(existing, fresh, target_relation) -%}
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__build_view(existing, target_relation, sql) -%}
  {%- do drop_relation_of_other_type(target_relation) -%}
  {%- call statement('main') -%}
    {{ get_create_view_as_sql(target_relation, sql) }}
  {%- endcall -%}
{%- endmacro %}

{# Whether 'create or replace view' will do: it may only add columns behind those that are there. #}
{% macro can_replace_view(existing, sql) -%}
  {%- if not existing.is_view -%}
    {{ return(false) }}
  {%- endif -%}
  {%- set before = adapter.get_columns_in_relation(existing) -%}
  {%- set after = adapter.get_column_schema_from_query(sql) -%}
  {%- for column in before -%}
    {%- if loop.index > after | length or column.name != after[loop.index0].name or column.data_type != after[loop.index0].data_type -%}
      {{ return(false) }}
    {%- endif -%}
  {%- endfor -%}
  {{ return(true) }}
{%- endmacro %}

{# A relation beside the target to build in. One of this name can only be left over from another tool. #}
{% macro make_free_relation(target_relation) -%}
  {%- set fresh = make_intermediate_relation(target_relation) -%}
  {%- do drop_relation_if_exists(load_cached_relation(fresh)) -%}
  {{ return(fresh) }}
{%- endmacro %}

{# Puts one relation in the place of another in the open transaction, with its indexes, whose names are free only then. What depends
   on the old one is made again on the new one: nothing is dropped in cascade. #}
{% macro replace_relation(existing, fresh, target_relation) -%}
  {%- set dependents = list_dependents(existing) -%}
  {%- do refuse_missing_columns(existing, adapter.get_columns_in_relation(fresh) if dependents else [], dependents) -%}
  {%- do drop_dependents(dependents) -%}
  {%- do adapter.drop_relation(existing) -%}
  {%- do adapter.rename_relation(fresh, target_relation) -%}
  {%- if not target_relation.is_view -%}
    {%- do create_indexes(target_relation) -%}
  {%- endif -%}
  {%- do restore_dependents(dependents) -%}
{%- endmacro %}

{# What stands in the way: a table where a view goes, or the other way round. #}
{% macro drop_relation_of_other_type(relation) -%}
  {%- set existing = load_cached_relation(relation) -%}
  {%- if existing is not none and existing.type != relation.type -%}
    {%- do adapter.drop_relation(existing) -%}
  {%- endif -%}
{%- endmacro %}
