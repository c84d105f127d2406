{% macro current_timestamp() -%} {{ return(adapter.dispatch('current_timestamp', 'dbt')()) }} {%- endmacro %}
{% macro default__current_timestamp() -%} current_timestamp {%- endmacro %}

{% macro current_timestamp_backcompat() -%} {{ return(adapter.dispatch('current_timestamp_backcompat', 'dbt')()) }} {%- endmacro %}
{% macro default__current_timestamp_backcompat() -%} current_timestamp {%- endmacro %}

{% macro date(year, month, day) -%} {{ return(adapter.dispatch('date', 'dbt')(year, month, day)) }} {%- endmacro %}
{% macro default__date(year, month, day) -%} cast('{{ "%04d-%02d-%02d" | format(year, month, day) }}' as date) {%- endmacro %}

{% macro date_trunc(datepart, date) -%} {{ return(adapter.dispatch('date_trunc', 'dbt')(datepart, date)) }} {%- endmacro %}
{% macro default__date_trunc(datepart, date) -%} date_trunc('{{ datepart }}', {{ date }}) {%- endmacro %}

{% macro dateadd(datepart, interval, from_date_or_timestamp) -%} {{ return(adapter.dispatch('dateadd', 'dbt')(datepart, interval, from_date_or_timestamp)) }} {%- endmacro %}
{% macro default__dateadd(datepart, interval, from_date_or_timestamp) -%} {{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }})) {%- endmacro %}
{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) -%} date_add({{ from_date_or_timestamp }}, interval ({{ interval }}) {{ datepart }}) {%- endmacro %}

{% macro datediff(first_date, second_date, datepart) -%} {{ return(adapter.dispatch('datediff', 'dbt')(first_date, second_date, datepart)) }} {%- endmacro %}
{% macro default__datediff(first_date, second_date, datepart) -%} datediff({{ datepart }}, {{ first_date }}, {{ second_date }}) {%- endmacro %}
{% macro duckdb__datediff(first_date, second_date, datepart) -%} date_diff('{{ datepart }}', cast({{ first_date }} as timestamp), cast({{ second_date }} as timestamp)) {%- endmacro %}

{% macro last_day(date, datepart) -%} {{ return(adapter.dispatch('last_day', 'dbt')(date, datepart)) }} {%- endmacro %}
{% macro default__last_day(date, datepart) -%} cast({{ dbt.dateadd('day', '-1', dbt.dateadd(datepart, '1', dbt.date_trunc(datepart, date))) }} as date) {%- endmacro %}

{% macro generate_series(upper_bound) -%} {{ return(adapter.dispatch('generate_series', 'dbt')(upper_bound)) }} {%- endmacro %}
{% macro default__generate_series(upper_bound) -%} select generated_number from (select unnest(generate_series(1, {{ upper_bound }})) as generated_number) as numbers {%- endmacro %}

{% macro date_spine(datepart, start_date, end_date) -%} {{ return(adapter.dispatch('date_spine', 'dbt')(datepart, start_date, end_date)) }} {%- endmacro %}
{% macro default__date_spine(datepart, start_date, end_date) -%} select cast({{ dbt.dateadd(datepart, 'number', start_date) }} as timestamp) as date_{{ datepart }} from (select unnest(generate_series(0, {{ dbt.datediff(start_date, end_date, datepart) }} - 1)) as number) as numbers {%- endmacro %}
