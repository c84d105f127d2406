{% macro date(year, month, day) -%} {{ return(adapter.dispatch('date', 'dbt')(year, month, day)) }} {%- endmacro %}
{% macro default__date(year, month, day) -%} cast('{{ modules.datetime.date(year, month, day).isoformat() }}' as date) {%- endmacro %}

{% macro date_trunc(datepart, date) -%} {{ return(adapter.dispatch('date_trunc', 'dbt')(datepart, date)) }} {%- endmacro %}
{% macro default__date_trunc(datepart, date) -%} date_trunc('{{ datepart }}', {{ date }}) {%- endmacro %}

{% macro dateadd(datepart, interval, from_date_or_timestamp) -%} {{ return(adapter.dispatch('dateadd', 'dbt')(datepart, interval, from_date_or_timestamp)) }} {%- endmacro %}
{% macro default__dateadd(datepart, interval, from_date_or_timestamp) -%} {{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }})) {%- endmacro %}
{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) -%} date_add({{ from_date_or_timestamp }}, interval ({{ interval }}) {{ datepart }}) {%- endmacro %}

{# PostgreSQL has no interval of a quarter. #}
{% macro postgres__dateadd(datepart, interval, from_date_or_timestamp) -%}
  {%- set step = '3 month' if datepart | lower in ['quarter', 'quarters'] else '1 ' ~ datepart -%}
  {{ from_date_or_timestamp }} + ((interval '{{ step }}') * ({{ interval }}))
{%- endmacro %}

{% macro last_day(date, datepart) -%} {{ return(adapter.dispatch('last_day', 'dbt')(date, datepart)) }} {%- endmacro %}
{% macro default__last_day(date, datepart) -%} cast({{ dbt.dateadd('day', '-1', dbt.dateadd(datepart, '1', dbt.date_trunc(datepart, date))) }} as date) {%- endmacro %}

{# How many starts of a datepart lie after the first moment and not after the second; of weeks, each engine has its own idea. #}
{% macro datediff(first_date, second_date, datepart) -%} {{ return(adapter.dispatch('datediff', 'dbt')(first_date, second_date, datepart)) }} {%- endmacro %}
{% macro default__datediff(first_date, second_date, datepart) -%} datediff({{ datepart }}, {{ first_date }}, {{ second_date }}) {%- endmacro %}
{% macro duckdb__datediff(first_date, second_date, datepart) -%} date_diff('{{ datepart }}', cast({{ first_date }} as timestamp), cast({{ second_date }} as timestamp)) {%- endmacro %}

{% macro postgres__datediff(first_date, second_date, datepart) -%}
  {%- set part = datepart | lower -%}
  {%- if part == 'year' -%}
    ({{ postgres__difference(first_date, second_date, 'year') }})
  {%- elif part == 'quarter' -%}
    ({{ dbt.datediff(first_date, second_date, 'year') }} * 4 + {{ postgres__difference(first_date, second_date, 'quarter') }})
  {%- elif part == 'month' -%}
    ({{ dbt.datediff(first_date, second_date, 'year') }} * 12 + {{ postgres__difference(first_date, second_date, 'month') }})
  {%- elif part == 'day' -%}
    (cast({{ second_date }} as date) - cast({{ first_date }} as date))
  {%- elif part == 'week' -%}
    {{ postgres__weeks_between(first_date, second_date) }}
  {%- elif part == 'hour' -%}
    ({{ dbt.datediff(first_date, second_date, 'day') }} * 24 + {{ postgres__difference(first_date, second_date, 'hour') }})
  {%- elif part == 'minute' -%}
    ({{ dbt.datediff(first_date, second_date, 'hour') }} * 60 + {{ postgres__difference(first_date, second_date, 'minute') }})
  {%- elif part == 'second' -%}
    ({{ dbt.datediff(first_date, second_date, 'minute') }} * 60 + {{ postgres__difference(first_date, second_date, 'second') }})
  {%- elif part == 'millisecond' -%}
    ({{ dbt.datediff(first_date, second_date, 'minute') }} * 60000 + {{ postgres__difference(first_date, second_date, 'millisecond') }})
  {%- elif part == 'microsecond' -%}
    ({{ dbt.datediff(first_date, second_date, 'minute') }} * 60000000 + {{ postgres__difference(first_date, second_date, 'microsecond') }})
  {%- else -%}
    {{ exceptions.raise_compiler_error("Unsupported datepart for macro datediff in postgres: '" ~ datepart ~ "'") }}
  {%- endif -%}
{%- endmacro %}

{% macro postgres__difference(first_date, second_date, part) -%}
  floor(date_part('{{ part }}', cast({{ second_date }} as timestamp))) - floor(date_part('{{ part }}', cast({{ first_date }} as timestamp)))
{%- endmacro %}

{# Weeks begin on Sunday here, as in dbt on PostgreSQL; the 4th of January 1970 was one. #}
{% macro postgres__weeks_between(first_date, second_date) -%}
  (cast(floor((cast({{ second_date }} as date) - date '1970-01-04') / 7.0) as integer) - cast(floor((cast({{ first_date }} as date) - date '1970-01-04') / 7.0) as integer))
{%- endmacro %}
