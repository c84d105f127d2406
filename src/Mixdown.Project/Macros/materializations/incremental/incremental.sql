{% materialization incremental, default %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {%- set strategy = adapter.get_incremental_strategy_macro(none, config.get('incremental_strategy') or 'default') -%}
  {%- set from_nothing = existing is none or existing.type != 'table' or should_full_refresh() -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- if from_nothing -%}
    {%- do build_table(existing, target_relation, sql) -%}
  {%- else -%}
    {%- do build_increment(target_relation, sql, on_schema_change, strategy) -%}
  {%- endif -%}
  {%- do apply_grants(target_relation, config.get('grants'), should_revoke(existing, full_refresh_mode=from_nothing)) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# The new rows are kept in a temporary table only where they are read more than once. #}
{% macro build_increment(target_relation, sql, on_schema_change, strategy) -%}
  {%- set unique_key = config.get('unique_key') -%}
  {%- set name = config.get('incremental_strategy') or ('delete+insert' if unique_key else 'append') -%}
  {%- set needs_rows = on_schema_change != 'ignore' or name not in ['append', 'merge'] -%}
  {%- if needs_rows -%}
    {%- set new_rows = make_temp_relation(target_relation) -%}
    {%- call statement('new_rows') -%}
      {{ get_create_table_as_sql(true, new_rows, sql) }}
    {%- endcall -%}
    {%- do adapter.expand_target_column_types(from_relation=new_rows, to_relation=target_relation) -%}
    {%- set columns = process_schema_changes(on_schema_change, new_rows, target_relation) -%}
  {%- else -%}
    {%- set new_rows = '(\n' ~ sql ~ '\n)' -%}
    {%- set columns = none -%}
  {%- endif -%}
  {%- call statement('main') -%}
    {{ strategy({
      'target_relation': target_relation,
      'temp_relation': new_rows,
      'unique_key': unique_key,
      'dest_columns': columns or adapter.get_columns_in_relation(target_relation),
      'incremental_predicates': config.get('predicates') or config.get('incremental_predicates'),
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

{# A configuration that is one value or a list of them, as a list. #}
{% macro as_list(value) -%}
  {%- if value is none -%}
    {{ return([]) }}
  {%- endif -%}
  {{ return([value] if value is string or value is mapping else value | list) }}
{%- endmacro %}

{# ' and a and b' for predicates, nothing for none. #}
{% macro and_all(predicates) -%}
  {%- for predicate in as_list(predicates) %} and {{ predicate }}{% endfor -%}
{%- endmacro %}
