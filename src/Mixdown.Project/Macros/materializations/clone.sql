{# Makes the node what another environment has: a copy where the engine copies tables without reading them, else a view. What is
   there stays, unless --full-refresh replaces it. #}
{% materialization clone, default %}
  {%- if defer_relation is none -%}
    {{ return({'relations': [], 'message': 'No relation found in state manifest for ' ~ model.unique_id}) }}
  {%- endif -%}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- if existing_relation is not none and not flags.FULL_REFRESH -%}
    {{ return({'relations': [], 'message': 'No-op'}) }}
  {%- endif -%}
  {%- set other_relation = load_cached_relation(defer_relation) -%}
  {%- if other_relation is not none and other_relation.type == 'table' and can_clone_table() -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- do drop_relation_of_other_type(target_relation) -%}
    {%- call statement('main') -%}
      {{ create_or_replace_clone(target_relation, defer_relation) }}
    {%- endcall -%}
    {{ return({'relations': [target_relation]}) }}
  {%- endif -%}
  {%- set target_relation = this.incorporate(type='view') -%}
  {%- do drop_relation_of_other_type(target_relation) -%}
  {%- call statement('main') -%}
    {{ get_create_view_as_sql(target_relation, 'select * from ' ~ defer_relation) }}
  {%- endcall -%}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro can_clone_table() -%}
  {{ return(adapter.dispatch('can_clone_table', 'dbt')()) }}
{%- endmacro %}

{% macro default__can_clone_table() -%}
  {{ return(false) }}
{%- endmacro %}

{% macro create_or_replace_clone(this_relation, defer_relation) -%}
  {{ return(adapter.dispatch('create_or_replace_clone', 'dbt')(this_relation, defer_relation)) }}
{%- endmacro %}

{% macro default__create_or_replace_clone(this_relation, defer_relation) -%}
  create or replace table {{ this_relation.render() }} clone {{ defer_relation.render() }}
{%- endmacro %}
