{% macro get_incremental_insert_overwrite_sql(arg_dict) -%}
  {{ return(adapter.dispatch('get_incremental_insert_overwrite_sql', 'dbt')(arg_dict)) }}
{%- endmacro %}

{# Replaces every partition that the new rows have a row of, and leaves the others alone. #}
{% macro default__get_incremental_insert_overwrite_sql(arg_dict) -%}
{%- set partitions = partition_expressions(config.get('partition_by')) -%}
{%- if not partitions -%}
  {%- do exceptions.raise_compiler_error(
    "The strategy 'insert_overwrite' needs 'partition_by': the column or columns whose values in the new rows are replaced") -%}
{%- endif -%}
delete from {{ arg_dict.target_relation }} as DBT_INTERNAL_DEST
where {{ in_new_partitions(partitions, arg_dict.temp_relation) }}{{ and_all(arg_dict.incremental_predicates) }};
{{ get_insert_into_sql(arg_dict.target_relation, arg_dict.temp_relation, arg_dict.dest_columns) }}
{%- endmacro %}

{# A null is a partition of its own. One column is asked by 'in', which every engine hashes. #}
{% macro in_new_partitions(partitions, source) -%}
{%- if partitions | length == 1 -%}
({{ partitions[0] }} in (select {{ partitions[0] }} from {{ source }} as DBT_INTERNAL_SOURCE)
  or {{ partitions[0] }} is null and exists (select 1 from {{ source }} as DBT_INTERNAL_SOURCE where {{ partitions[0] }} is null))
{%- else -%}
exists (
  select 1 from (
    select distinct {% for partition in partitions %}{{ partition }} as partition_{{ loop.index }}{{ ', ' if not loop.last }}{% endfor %}
    from {{ source }} as DBT_INTERNAL_SOURCE
  ) as new_partitions
  where {% for partition in partitions %}{{ partition }} is not distinct from new_partitions.partition_{{ loop.index }}{{ ' and ' if not loop.last }}{% endfor %}
)
{%- endif -%}
{%- endmacro %}

{# 'day', ['region', 'day'], or BigQuery's {field, granularity}. #}
{% macro partition_expressions(partition_by) -%}
  {%- set expressions = [] -%}
  {%- for part in as_list(partition_by) -%}
    {%- if part is not mapping -%}
      {%- do expressions.append(part) -%}
    {%- elif part.granularity -%}
      {%- do expressions.append(dbt.date_trunc(part.granularity, part.field) | trim) -%}
    {%- else -%}
      {%- do expressions.append(part.field) -%}
    {%- endif -%}
  {%- endfor -%}
  {{ return(expressions) }}
{%- endmacro %}
