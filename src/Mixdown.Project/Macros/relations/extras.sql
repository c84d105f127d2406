{% macro should_full_refresh() -%}
  {%- set configured = config.get('full_refresh') -%}
  {{ return(flags.FULL_REFRESH if configured is none else configured) }}
{%- endmacro %}

{% macro is_incremental() -%}
  {%- if not execute -%}
    {{ return(false) }}
  {%- endif -%}
  {%- set relation = load_cached_relation(this) -%}
  {{ return(relation is not none and relation.type == 'table' and config.get('materialized') == 'incremental' and not should_full_refresh()) }}
{%- endmacro %}

{% macro persist_docs(relation, model, for_relation=true, for_columns=true) -%}
  {{ adapter.dispatch('persist_docs', 'dbt')(relation, model, for_relation, for_columns) }}
{%- endmacro %}

{% macro default__persist_docs(relation, model, for_relation, for_columns) -%}
  {%- if for_relation and config.persist_relation_docs() and model.description -%}
    {%- call statement() -%}
      comment on {{ relation.type }} {{ relation }} is {{ string_literal(model.description) }}
    {%- endcall -%}
  {%- endif -%}
  {%- if for_columns and config.persist_column_docs() and model.columns -%}
    {%- set there = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
    {%- for column in model.columns.values() if column.description and column.name in there -%}
      {%- call statement() -%}
        comment on column {{ relation }}.{{ adapter.quote(column.name) }} is {{ string_literal(column.description) }}
      {%- endcall -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}

{% macro create_indexes(relation) -%}
  {{ adapter.dispatch('create_indexes', 'dbt')(relation) }}
{%- endmacro %}

{% macro default__create_indexes(relation) -%}
  {%- for index in config.get('indexes', []) -%}
    {%- call statement() -%}
      create {{ 'unique ' if index.unique }}index {{ adapter.quote(relation.identifier ~ '__' ~ index.columns | join('_')) }}
      on {{ relation }} ({{ get_quoted_csv(index.columns) }})
    {%- endcall -%}
  {%- endfor -%}
{%- endmacro %}

{% macro apply_grants(relation, grant_config, should_revoke=true) -%}
{%- endmacro %}
