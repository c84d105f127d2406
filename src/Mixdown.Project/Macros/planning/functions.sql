{# Statements that give DuckDB's planner the functions and types of the target's engine, for static types and lineage. They are
   never run on data: only what they return counts. #}
{% macro planner_functions() -%}
  {{ return(adapter.dispatch('planner_functions', 'dbt')()) }}
{%- endmacro %}

{% macro default__planner_functions() -%}
  {{ return([]) }}
{%- endmacro %}

{% macro postgres__planner_functions() -%}
  {{ return([
    'create type jsonb as json',
    'create type name as varchar',
    'create type citext as varchar',
    'create type money as decimal(18, 2)',
    'create type inet as varchar',
    'create macro initcap(s) as upper(s[1]) || lower(s[2:])',
    'create macro btrim(s) as trim(s), (s, c) as trim(s, c)',
    "create macro to_char(v, f) as cast(v as varchar) || f",
    'create macro to_date(s, f) as cast(strptime(s, f) as date)',
    'create macro to_number(s, f) as cast(s || f as decimal(38, 10))',
    'create macro clock_timestamp() as now()',
    'create macro statement_timestamp() as now()',
    'create macro transaction_timestamp() as now()',
    'create macro localtimestamp() as cast(now() as timestamp)',
    'create macro quote_ident(s) as cast(s as varchar)',
    'create macro quote_literal(s) as cast(s as varchar)',
    'create macro char_length(s) as length(s)',
    'create macro octet_length(s) as strlen(s)',
    'create macro div(a, b) as a // b',
    'create macro width_bucket(v, low, high, n) as cast(floor((v - low) / (high - low) * n) as integer)',
    'create macro date_bin(step, moment, origin) as time_bucket(step, moment, origin)',
    'create macro make_interval(days := 0, hours := 0, mins := 0, secs := 0) as to_days(days) + to_hours(hours) + to_minutes(mins) + to_seconds(secs)',
    'create macro justify_days(i) as i',
    'create macro justify_hours(i) as i',
    'create macro jsonb_agg(v) as json_group_array(v)',
    'create macro json_agg(v) as json_group_array(v)',
    'create macro jsonb_object_agg(k, v) as json_group_object(k, v)',
    'create macro jsonb_array_length(j) as json_array_length(j)',
    'create macro jsonb_typeof(j) as json_type(j)',
    'create macro json_typeof(j) as json_type(j)',
    'create macro to_jsonb(v) as to_json(v)',
    'create macro row_to_json(v) as to_json(v)',
    'create macro cardinality(l) as cast(len(l) as integer)',
    'create macro array_remove(l, v) as list_filter(l, x -> x <> v)',
    'create macro regexp_match(s, p) as regexp_extract_all(s, p)',
    'create macro regexp_count(s, p) as cast(len(regexp_extract_all(s, p)) as integer)',
    'create macro every(b) as bool_and(b)',
    'create macro pg_typeof(v) as typeof(v)',
  ]) }}
{%- endmacro %}
