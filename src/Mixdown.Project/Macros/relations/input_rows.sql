{# A part of a relation's rows as it stands in a FROM clause; a query may give it an alias or none. The times are in UTC, and a
   literal without a type takes that of the column. #}
{% macro rows_of_time(relation, event_time, start, end) -%}
  {{ return(adapter.dispatch('rows_of_time', 'dbt')(relation, event_time, start, end)) }}
{%- endmacro %}

{% macro default__rows_of_time(relation, event_time, start, end) -%}
  ({{ query_of_time(relation, event_time, start, end) }})
{%- endmacro %}

{# Before version 16 a query in brackets needs an alias, and then it takes no second one; a join in brackets may have one. #}
{% macro postgres__rows_of_time(relation, event_time, start, end) -%}
  (({{ query_of_time(relation, event_time, start, end) }}) as {{ adapter.quote(relation.identifier) }} cross join (select) as no_column)
{%- endmacro %}

{% macro query_of_time(relation, event_time, start, end) -%}
  select * from {{ relation.render() }} where {{ event_time }} >= '{{ start }}' and {{ event_time }} < '{{ end }}'
{%- endmacro %}

{# The same with no rows at all. #}
{% macro no_rows(relation) -%}
  {{ return(adapter.dispatch('no_rows', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__no_rows(relation) -%}
  (select * from {{ relation.render() }} where false limit 0)
{%- endmacro %}

{% macro postgres__no_rows(relation) -%}
  ((select * from {{ relation.render() }} where false limit 0) as {{ adapter.quote(relation.identifier) }} cross join (select) as no_column)
{%- endmacro %}
