{% macro create_indexes(relation) -%}
  {{ adapter.dispatch('create_indexes', 'dbt')(relation) }}
{%- endmacro %}

{% macro default__create_indexes(relation) -%}
  {%- for index in config.get('indexes') or [] -%}
    {%- set create_index_sql = get_create_index_sql(relation, index) -%}
    {%- if create_index_sql -%}
      {%- call statement() -%}
        {{ create_index_sql }}
      {%- endcall -%}
    {%- endif -%}
  {%- endfor -%}
{%- endmacro %}

{% macro get_create_index_sql(relation, index_dict) -%}
  {{ return(adapter.dispatch('get_create_index_sql', 'dbt')(relation, index_dict)) }}
{%- endmacro %}

{% macro default__get_create_index_sql(relation, index_dict) -%}
  {%- if not index_dict.columns -%}
    {%- do exceptions.raise_compiler_error("An entry of 'indexes' of " ~ relation ~ " has no 'columns'") -%}
  {%- endif -%}
create {{ 'unique ' if index_dict.unique }}index {{ adapter.quote(index_name(relation, index_dict)) }}
on {{ relation }} {{ index_method(index_dict) }}({{ get_quoted_csv(as_list(index_dict.columns)) }})
{%- endmacro %}

{# How the index is kept: 'type', where the engine has several. #}
{% macro index_method(index_dict) -%}
  {{ return(adapter.dispatch('index_method', 'dbt')(index_dict)) }}
{%- endmacro %}

{% macro default__index_method(index_dict) -%}
  {{ return('') }}
{%- endmacro %}

{% macro postgres__index_method(index_dict) -%}
  {{ return('using ' ~ index_dict.type ~ ' ' if index_dict.type else '') }}
{%- endmacro %}

{# The same for the same index, so that a change shows; of fixed length, since names have a limit. #}
{% macro index_name(relation, index_dict) -%}
  {{ return(local_md5(relation.render() ~ '/' ~ as_list(index_dict.columns) | join(',') ~ '/' ~ (index_dict.unique or false) ~ '/' ~ (index_dict.type or ''))) }}
{%- endmacro %}
