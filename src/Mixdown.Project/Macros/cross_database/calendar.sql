{# The power of two that is enough to count to upper_bound: 0 < 2^n - upper_bound is the least. #}
{% macro get_powers_of_two(upper_bound) -%} {{ return(adapter.dispatch('get_powers_of_two', 'dbt')(upper_bound)) }} {%- endmacro %}
{% macro default__get_powers_of_two(upper_bound) -%}
  {%- if upper_bound <= 0 -%}
    {{ exceptions.raise_compiler_error("upper bound must be positive") }}
  {%- endif -%}
  {%- for power in range(1, 100) if upper_bound <= 2 ** power -%}
    {{ return(power) }}
  {%- endfor -%}
{%- endmacro %}

{% macro generate_series(upper_bound) -%} {{ return(adapter.dispatch('generate_series', 'dbt')(upper_bound)) }} {%- endmacro %}
{% macro default__generate_series(upper_bound) -%} select generated_number from (select unnest(generate_series(1, {{ upper_bound }})) as generated_number) as numbers {%- endmacro %}
{% macro postgres__generate_series(upper_bound) -%} select generated_number from generate_series(1, {{ upper_bound }}) as numbers (generated_number) {%- endmacro %}

{# A number, which the warehouse is asked for; 1 before there is a warehouse to ask. #}
{% macro get_intervals_between(start_date, end_date, datepart) -%} {{ return(adapter.dispatch('get_intervals_between', 'dbt')(start_date, end_date, datepart)) }} {%- endmacro %}
{% macro default__get_intervals_between(start_date, end_date, datepart) -%}
  {%- if not execute -%}
    {{ return(1) }}
  {%- endif -%}
  {%- set answer = run_query('select ' ~ dbt.datediff(start_date, end_date, datepart)) -%}
  {{ return(answer.rows[0][0] | int) }}
{%- endmacro %}

{# Every datepart from the start on, before the end. #}
{% macro date_spine(datepart, start_date, end_date) -%} {{ return(adapter.dispatch('date_spine', 'dbt')(datepart, start_date, end_date)) }} {%- endmacro %}
{% macro default__date_spine(datepart, start_date, end_date) -%}
with numbers as (
  {{ dbt.generate_series(dbt.get_intervals_between(start_date, end_date, datepart)) }}
),
periods as (
  select {{ dbt.dateadd(datepart, 'generated_number - 1', start_date) }} as date_{{ datepart }} from numbers
)
select date_{{ datepart }} from periods where date_{{ datepart }} <= {{ end_date }}
{%- endmacro %}

{% macro convert_datetime(date_str, date_fmt) -%}
  {{ return(modules.datetime.datetime.strptime(date_str | string, date_fmt)) }}
{%- endmacro %}

{# The days from the first to the last, both included, as texts. #}
{% macro dates_in_range(start_date_str, end_date_str=none, in_fmt="%Y%m%d", out_fmt="%Y%m%d") -%}
  {%- set first = convert_datetime(start_date_str, in_fmt) -%}
  {%- set last = convert_datetime(start_date_str if end_date_str is none else end_date_str, in_fmt) -%}
  {%- if last < first -%}
    {{ exceptions.raise_compiler_error("The last date of a range, " ~ end_date_str ~ ", is before its first, " ~ start_date_str) }}
  {%- endif -%}
  {%- set days = [] -%}
  {%- for after in range((last - first).days + 1) -%}
    {%- do days.append((first + modules.datetime.timedelta(days=after)).strftime(out_fmt)) -%}
  {%- endfor -%}
  {{ return(days) }}
{%- endmacro %}

{% macro partition_range(raw_partition_date, date_fmt="%Y%m%d") -%}
  {%- set ends = (raw_partition_date | string).split(',') -%}
  {%- if ends | length > 2 -%}
    {{ exceptions.raise_compiler_error("A range of partitions is one date or two with a comma between, not '" ~ raw_partition_date ~ "'") }}
  {%- endif -%}
  {{ return(dates_in_range(ends[0].strip(), ends[-1].strip(), in_fmt=date_fmt)) }}
{%- endmacro %}

{% macro py_current_timestring() -%}
  {{ return(modules.datetime.datetime.now().strftime("%Y%m%d%H%M%S%f")) }}
{%- endmacro %}
