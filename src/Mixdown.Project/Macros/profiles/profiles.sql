{# What the values of a table are like. `columns` is a list of {name, kind}: number, time, text, flag, plain (counted only) or hidden
   (counted, never shown); `share` is the part of the rows that is looked at, 1 for all. #}
{% macro profile_rows(relation, share) -%} {{ return(adapter.dispatch('profile_rows', 'dbt')(relation, share)) }} {%- endmacro %}

{% macro default__profile_rows(relation, share) -%}
  {{ return(relation | string if share >= 1 else "(select * from " ~ relation ~ " where random() < " ~ share ~ ")") }}
{%- endmacro %}

{# The seed makes both questions see the same rows. #}
{% macro duckdb__profile_rows(relation, share) -%}
  {{ return(relation | string if share >= 1 else "(select * from " ~ relation ~ " using sample " ~ (share * 100) ~ " percent (system, 42))") }}
{%- endmacro %}

{% macro profile_distinct(value, exact) -%} {{ return(adapter.dispatch('profile_distinct', 'dbt')(value, exact)) }} {%- endmacro %}
{% macro default__profile_distinct(value, exact) -%} {{ return("count(distinct " ~ value ~ ")") }} {%- endmacro %}
{# A guess of DuckDB's may be larger than the number of rows. #}
{% macro duckdb__profile_distinct(value, exact) -%}
  {{ return("count(distinct " ~ value ~ ")" if exact else "least(approx_count_distinct(" ~ value ~ "), count(" ~ value ~ "))") }}
{%- endmacro %}

{% macro profile_quantile(value, rank) -%} {{ return(adapter.dispatch('profile_quantile', 'dbt')(value, rank)) }} {%- endmacro %}
{% macro default__profile_quantile(value, rank) -%} {{ return("percentile_cont(" ~ rank ~ ") within group (order by " ~ value ~ ")") }} {%- endmacro %}
{% macro duckdb__profile_quantile(value, rank) -%} {{ return("quantile_cont(" ~ value ~ ", " ~ rank ~ ")") }} {%- endmacro %}

{# A value as a number: itself, seconds of a time, letters of a text. #}
{% macro profile_number(column) -%}
  {%- set value = 'source_rows.' ~ adapter.quote(column.name) -%}
  {%- if column.kind == 'number' -%} {{ return("cast(" ~ value ~ " as double precision)") }}
  {%- elif column.kind == 'time' -%} {{ return("cast(extract(epoch from " ~ value ~ ") as double precision)") }}
  {%- else -%} {{ return("cast(length(" ~ value ~ ") as double precision)") }}
  {%- endif -%}
{%- endmacro %}

{# One row: the rows that were looked at, then ten values for each column. `exact` counts different values one by one. #}
{% macro profile_summary(relation, columns, share, exact) -%}
  {%- set query -%}
    select count(*)
    {%- for column in columns %}
      {%- set value = 'source_rows.' ~ adapter.quote(column.name) %},
      count({{ value }}),
      {%- if column.kind in ('plain', 'hidden', 'flag') %}
      {{ 'null' if column.kind == 'plain' else profile_distinct(value, exact) }}, null, null, null, null, null, null, null, null
      {%- else %}
      {%- set number = profile_number(column) %}
      {{ profile_distinct(value, exact) }}, cast(min({{ value }}) as {{ type_string() }}), cast(max({{ value }}) as {{ type_string() }}),
      min({{ number }}), max({{ number }}), avg({{ number }}),
        {%- if column.kind == 'text' %} null, null, null
        {%- else %}
      {{ profile_quantile(number, 0.25) }}, {{ profile_quantile(number, 0.5) }}, {{ profile_quantile(number, 0.75) }}
        {%- endif %}
      {%- endif %}
    {%- endfor %}
    from {{ profile_rows(relation, share) }} as source_rows
  {%- endset -%}
  {{ return(run_query(query)) }}
{%- endmacro %}

{# Rows of column, bar (null for a value that is among the most frequent), value, count. `columns` have an index too, and those with
   bars low and width. #}
{% macro profile_values(relation, columns, share, most, bars) -%}
  {%- set query -%}
    with looked_at as (select * from {{ profile_rows(relation, share) }} as sampled)
    {%- for column in columns %}
      {%- set value = 'source_rows.' ~ adapter.quote(column.name) %}
    {% if not loop.first %}union all{% endif %}
    select * from (
      select {{ column.index }} as column_index, cast(null as bigint) as bar, cast({{ value }} as {{ type_string() }}) as value, count(*) as occurrences
      from looked_at as source_rows where {{ value }} is not null
      group by {{ value }} order by 4 desc, 3 limit {{ most }}) as frequent_{{ column.index }}
      {%- if column.width %}
    union all
    select {{ column.index }}, cast(least(floor(({{ profile_number(column) }} - ({{ column.low }})) / {{ column.width }}), {{ bars - 1 }}) as bigint), null, count(*)
    from looked_at as source_rows where {{ value }} is not null
    group by 2
      {%- endif %}
    {%- endfor %}
  {%- endset -%}
  {{ return(run_query(query)) }}
{%- endmacro %}
