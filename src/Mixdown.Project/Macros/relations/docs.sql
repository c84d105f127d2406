{% macro persist_docs(relation, model, for_relation=true, for_columns=true) -%}
  {{ adapter.dispatch('persist_docs', 'dbt')(relation, model, for_relation, for_columns) }}
{%- endmacro %}

{% macro default__persist_docs(relation, model, for_relation, for_columns) -%}
  {%- if for_relation and config.persist_relation_docs() and model.description -%}
    {%- call statement() -%}
      {{ alter_relation_comment(relation, model.description) }}
    {%- endcall -%}
  {%- endif -%}
  {%- if for_columns and config.persist_column_docs() and model.columns -%}
    {%- set comments = alter_column_comment(relation, model.columns) | trim -%}
    {%- if comments -%}
      {%- call statement() -%}
        {{ comments }}
      {%- endcall -%}
    {%- endif -%}
  {%- endif -%}
{%- endmacro %}

{% macro alter_relation_comment(relation, relation_comment) -%}
  {{ return(adapter.dispatch('alter_relation_comment', 'dbt')(relation, relation_comment)) }}
{%- endmacro %}

{% macro default__alter_relation_comment(relation, relation_comment) -%}
comment on {{ relation.type | replace('_', ' ') }} {{ relation }} is {{ string_literal(relation_comment) }}
{%- endmacro %}

{% macro alter_column_comment(relation, column_dict) -%}
  {{ return(adapter.dispatch('alter_column_comment', 'dbt')(relation, column_dict)) }}
{%- endmacro %}

{# A column that is described and not there is passed over. Names are compared as the catalog spells them, else without regard to
   case. #}
{% macro default__alter_column_comment(relation, column_dict) -%}
  {%- set there = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
  {%- for described in column_dict.values() if described.description -%}
    {%- for name in there if name == described.name or (described.name not in there and name | lower == described.name | lower) -%}
comment on column {{ relation }}.{{ adapter.quote(name) }} is {{ string_literal(described.description) }};
{% endfor -%}
  {%- endfor -%}
{%- endmacro %}
