{% macro get_incremental_microbatch_sql(arg_dict) -%}
  {{ return(adapter.dispatch('get_incremental_microbatch_sql', 'dbt')(arg_dict)) }}
{%- endmacro %}

{# Replaces the rows of the batch's time. The times are in UTC, and a literal without a type takes that of the column. #}
{% macro default__get_incremental_microbatch_sql(arg_dict) -%}
{%- set event_time = config.get('event_time') -%}
{%- set batch = model.batch -%}
{%- if not batch -%}
  {%- do exceptions.raise_compiler_error("The strategy 'microbatch' was called outside of a batch: 'model.batch' is not set") -%}
{%- endif -%}
{%- set in_batch = event_time ~ " >= '" ~ batch.event_time_start ~ "' and " ~ event_time ~ " < '" ~ batch.event_time_end ~ "'" -%}
{%- set columns = get_quoted_csv(arg_dict.dest_columns | map(attribute='name')) -%}
delete from {{ arg_dict.target_relation }} as DBT_INTERNAL_DEST
where {{ in_batch }}{{ and_all(arg_dict.incremental_predicates) }};
insert into {{ arg_dict.target_relation }} ({{ columns }})
select {{ columns }} from {{ arg_dict.temp_relation }} as DBT_INTERNAL_SOURCE
where {{ in_batch }}{{ and_all(arg_dict.incremental_predicates) }}
{%- endmacro %}

{% macro duckdb__get_incremental_microbatch_sql(arg_dict) -%}
  {%- if arg_dict.unique_key -%}
    {%- do exceptions.raise_compiler_error(
      "The strategy 'microbatch' replaces rows by 'event_time' and knows no 'unique_key'; remove it, or use the strategy 'merge'") -%}
  {%- endif -%}
  {{ return(default__get_incremental_microbatch_sql(arg_dict)) }}
{%- endmacro %}

{# As in dbt, a model with a key is merged by it, so that a late row replaces its older form in another batch. #}
{% macro postgres__get_incremental_microbatch_sql(arg_dict) -%}
  {%- if arg_dict.unique_key -%}
    {{ return(get_incremental_merge_sql(arg_dict)) }}
  {%- endif -%}
  {{ return(default__get_incremental_microbatch_sql(arg_dict)) }}
{%- endmacro %}
