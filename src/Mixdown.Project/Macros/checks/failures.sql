{# The rows that a test finds, kept in a table or a view; what was there before is gone. #}
{% macro store_failing_rows(relation, sql) -%}
  {%- do drop_relation_if_exists(load_cached_relation(relation)) -%}
  {%- call statement('store_failures') -%}
    {{ create_view_as(relation, sql) if relation.type == 'view' else create_table_as(false, relation, sql) }}
  {%- endcall -%}
  {%- do adapter.cache_added(relation) -%}
{%- endmacro %}

{# More rows than these are not carried over the rollback of a build. #}
{% macro most_failures_kept() -%} {{ return(10000) }} {%- endmacro %}

{# The stored rows as texts, for store_failures_again: {columns, rows}. #}
{% macro read_failures(relation) -%}
  {%- set columns = adapter.get_columns_in_relation(relation) -%}
  {%- set texts = [] -%}
  {%- for column in columns -%}
    {%- do texts.append('cast(' ~ column.quoted ~ ' as ' ~ type_string() ~ ') as ' ~ column.quoted) -%}
  {%- endfor -%}
  {{ return({'columns': columns, 'rows': run_query('select ' ~ texts | join(', ') ~ ' from ' ~ relation ~ ' limit ' ~ most_failures_kept()).rows}) }}
{%- endmacro %}

{# The build that the rows were found in was undone, and they with it: they become a table, whatever they were. #}
{% macro store_failures_again(relation, failures) -%}
  {%- set target_relation = relation.incorporate(type='table') -%}
  {%- do drop_relation_if_exists(load_cached_relation(target_relation)) -%}
  {%- set definitions = [] -%}
  {%- for column in failures.columns -%}
    {%- do definitions.append(column.quoted ~ ' ' ~ column.data_type) -%}
  {%- endfor -%}
  {%- call statement('create_failures') -%}
    create table {{ target_relation }} ({{ definitions | join(', ') }})
  {%- endcall -%}
  {%- do adapter.cache_added(target_relation) -%}
  {%- for batch in failures.rows | batch(1000) -%}
    {%- call statement('insert_failures') -%}
      insert into {{ target_relation }} values
      {%- for row in batch %}
      ({% for value in row %}{{ 'null' if value is none else 'cast(' ~ string_literal(value) ~ ' as ' ~ failures.columns[loop.index0].data_type ~ ')' }}{{ ', ' if not loop.last }}{% endfor %}){{ ',' if not loop.last }}
      {%- endfor %}
    {%- endcall -%}
  {%- endfor -%}
{%- endmacro %}
