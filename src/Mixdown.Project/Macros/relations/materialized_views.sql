{% macro get_create_materialized_view_as_sql(relation, sql) -%}
  {{ return(adapter.dispatch('get_create_materialized_view_as_sql', 'dbt')(relation, sql)) }}
{%- endmacro %}

{% macro default__get_create_materialized_view_as_sql(relation, sql) -%}
  {%- do exceptions.raise_compiler_error(
    adapter.type() ~ " has no materialized views; use materialized='table', which every build fills again, or 'incremental'") -%}
{%- endmacro %}

{% macro postgres__get_create_materialized_view_as_sql(relation, sql) -%}
{{ config.get('sql_header') or '' }}
create materialized view {{ relation }} as {{ sql }}
{%- endmacro %}

{% macro refresh_materialized_view(relation) -%}
  {{ return(adapter.dispatch('refresh_materialized_view', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__refresh_materialized_view(relation) -%}
refresh materialized view {{ relation }}
{%- endmacro %}

{# What is configured otherwise than it is there; nothing where both agree. As in dbt the query is not compared: a changed one
   takes --full-refresh. #}
{% macro get_materialized_view_configuration_changes(existing_relation, new_config) -%}
  {{ return(adapter.dispatch('get_materialized_view_configuration_changes', 'dbt')(existing_relation, new_config)) }}
{%- endmacro %}

{% macro default__get_materialized_view_configuration_changes(existing_relation, new_config) -%}
  {{ return(none) }}
{%- endmacro %}

{% macro postgres__get_materialized_view_configuration_changes(existing_relation, new_config) -%}
  {%- set there = run_query(postgres__index_names_sql(existing_relation)).columns[0].values() -%}
  {%- set wanted = {} -%}
  {%- for index in new_config.get('indexes') or [] -%}
    {%- do wanted.update({index_name(existing_relation, index): index}) -%}
  {%- endfor -%}
  {%- set drop = there | reject('in', wanted.keys() | list) | list -%}
  {%- set create = [] -%}
  {%- for name, index in wanted.items() if name not in there -%}
    {%- do create.append(index) -%}
  {%- endfor -%}
  {{ return({'drop': drop, 'create': create} if drop or create else none) }}
{%- endmacro %}

{% macro postgres__index_names_sql(relation) -%}
select class.relname
from pg_catalog.pg_index as index
join pg_catalog.pg_class as class on class.oid = index.indexrelid
where index.indrelid = {{ string_literal(relation) }}::regclass
{%- endmacro %}

{% macro apply_materialized_view_changes(relation, changes) -%}
  {%- for name in changes.drop -%}
    {%- call statement() -%}
      drop index {{ relation.incorporate(path={'identifier': name}) }}
    {%- endcall -%}
  {%- endfor -%}
  {%- for index in changes.create -%}
    {%- call statement() -%}
      {{ get_create_index_sql(relation, index) }}
    {%- endcall -%}
  {%- endfor -%}
{%- endmacro %}
