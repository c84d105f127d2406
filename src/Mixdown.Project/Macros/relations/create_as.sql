{% macro get_create_table_as_sql(temporary, relation, sql) -%}
  {{ adapter.dispatch('get_create_table_as_sql', 'dbt')(temporary, relation, sql) }}
{%- endmacro %}

{% macro default__get_create_table_as_sql(temporary, relation, sql) -%}
  {{ return(create_table_as(temporary, relation, sql)) }}
{%- endmacro %}

{% macro create_table_as(temporary, relation, compiled_code, language='sql') -%}
  {{ adapter.dispatch('create_table_as', 'dbt')(temporary, relation, compiled_code) }}
{%- endmacro %}

{% macro default__create_table_as(temporary, relation, sql) -%}
{%- if has_contract(temporary) -%}
  {{ return(create_table_with_contract(relation, sql)) }}
{%- endif -%}
{{ config.get('sql_header') or '' }}
create {{ 'temporary ' if temporary }}table {{ relation }} as (
{{ sql }}
)
{%- endmacro %}

{# An old table stays readable for others until the new one is committed; a failed statement keeps it. #}
{% macro duckdb__create_table_as(temporary, relation, sql) -%}
{%- if has_contract(temporary) -%}
  {{ return(create_table_with_contract(relation, sql, replace=true)) }}
{%- endif -%}
{{ config.get('sql_header') or '' }}
create or replace {{ 'temporary ' if temporary }}table {{ relation }} as (
{{ sql }}
)
{%- endmacro %}

{% macro get_create_view_as_sql(relation, sql) -%}
  {{ adapter.dispatch('get_create_view_as_sql', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro default__get_create_view_as_sql(relation, sql) -%}
  {{ return(create_view_as(relation, sql)) }}
{%- endmacro %}

{% macro create_view_as(relation, sql) -%}
  {{ adapter.dispatch('create_view_as', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro default__create_view_as(relation, sql) -%}
{{ config.get('sql_header') or '' }}
create or replace view {{ relation }} as (
{{ sql }}
)
{%- endmacro %}
