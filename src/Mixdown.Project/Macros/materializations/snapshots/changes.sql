{# The first run: every row is current. #}
{% macro build_snapshot_table(strategy, sql) -%}
  {{ return(adapter.dispatch('build_snapshot_table', 'dbt')(strategy, sql)) }}
{%- endmacro %}

{% macro default__build_snapshot_table(strategy, sql) -%}
{%- set columns = get_snapshot_table_column_names() -%}
select *,
  {{ strategy.scd_id }} as {{ columns.dbt_scd_id }},
  {{ strategy.updated_at }} as {{ columns.dbt_updated_at }},
  {{ strategy.updated_at }} as {{ columns.dbt_valid_from }},
  {{ get_dbt_valid_to_current(strategy, columns) }}
  {%- if strategy.hard_deletes == 'new_record' %},
  'False' as {{ columns.dbt_is_deleted }}
  {%- endif %}
from (
{{ sql }}
) as snapshot_query
{%- endmacro %}

{# What is different from the current rows of the history, as rows with a dbt_change_type: an 'insert' is a row to add; an 'update'
   or a 'delete' says when a current row ends. #}
{% macro snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {{ return(adapter.dispatch('snapshot_staging_table', 'dbt')(strategy, source_sql, target_relation)) }}
{%- endmacro %}

{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) -%}
{%- set columns = get_snapshot_table_column_names() -%}
{%- set records_deletes = strategy.hard_deletes == 'new_record' -%}
{%- set changed = strategy.row_changed ~ (" or snapshotted_data." ~ columns.dbt_is_deleted ~ " = 'True'" if records_deletes else '') -%}
{%- set same_key = unique_key_join_on(strategy.unique_key, 'snapshotted_data', 'source_data') -%}
with snapshot_query as (
{{ source_sql }}
),
snapshotted_data as (
  select *, {{ unique_key_fields(strategy.unique_key) }}
  from {{ target_relation }}
  where {{ snapshot_is_current(columns.dbt_valid_to) }}
),
source_data as (
  select *, {{ unique_key_fields(strategy.unique_key) }},
    {{ strategy.updated_at }} as {{ columns.dbt_updated_at }},
    {{ strategy.updated_at }} as {{ columns.dbt_valid_from }},
    {{ get_dbt_valid_to_current(strategy, columns) }},
    {{ strategy.scd_id }} as {{ columns.dbt_scd_id }}
  from snapshot_query
),
insertions as (
  select 'insert' as dbt_change_type, source_data.*{{ ", 'False' as " ~ columns.dbt_is_deleted if records_deletes }}
  from source_data
  left join snapshotted_data on {{ same_key }}
  where {{ unique_key_is_null(strategy.unique_key, 'snapshotted_data') }} or {{ changed }}
),
updates as (
  select 'update' as dbt_change_type, {{ snapshot_source_columns(source_sql, 'source_data') }},
    {{ snapshot_key_values(strategy.unique_key, 'source_data') }},
    source_data.{{ columns.dbt_updated_at }},
    source_data.{{ columns.dbt_valid_from }},
    source_data.{{ columns.dbt_updated_at }} as {{ columns.dbt_valid_to }},
    snapshotted_data.{{ columns.dbt_scd_id }}{{ ', snapshotted_data.' ~ columns.dbt_is_deleted if records_deletes }}
  from source_data
  join snapshotted_data on {{ same_key }}
  where {{ changed }}
)
{%- if strategy.hard_deletes in ['invalidate', 'new_record'] %},
{{ snapshot_deletions(strategy, source_sql, target_relation, columns, same_key) }}
{%- endif %}
select * from insertions
union all select * from updates
{%- if strategy.hard_deletes in ['invalidate', 'new_record'] %}
union all select * from deletions
{%- endif %}
{%- if records_deletes %}
union all select * from deletion_records
{%- endif %}
{%- endmacro %}

{# Rows whose key is gone end now; with 'new_record' a row that says so follows, unless the last one says so already. #}
{% macro snapshot_deletions(strategy, source_sql, target_relation, columns, same_key) -%}
{%- set records_deletes = strategy.hard_deletes == 'new_record' -%}
gone as (
  select snapshotted_data.*
  from snapshotted_data
  left join source_data on {{ same_key }}
  where {{ unique_key_is_null(strategy.unique_key, 'source_data') }}
  {%- if records_deletes %} and snapshotted_data.{{ columns.dbt_is_deleted }} = 'False'{% endif %}
),
deletions as (
  select 'delete' as dbt_change_type, {{ snapshot_kept_columns(source_sql, target_relation, 'gone') }},
    {{ snapshot_key_values(strategy.unique_key, 'gone') }},
    {{ snapshot_get_time() }} as {{ columns.dbt_updated_at }},
    {{ snapshot_get_time() }} as {{ columns.dbt_valid_from }},
    {{ snapshot_get_time() }} as {{ columns.dbt_valid_to }},
    gone.{{ columns.dbt_scd_id }}{{ ', gone.' ~ columns.dbt_is_deleted if records_deletes }}
  from gone
)
{%- if records_deletes %},
deletion_records as (
  select 'insert' as dbt_change_type, {{ snapshot_kept_columns(source_sql, target_relation, 'gone') }},
    {{ snapshot_key_values(strategy.unique_key, 'gone') }},
    {{ snapshot_get_time() }} as {{ columns.dbt_updated_at }},
    {{ snapshot_get_time() }} as {{ columns.dbt_valid_from }},
    gone.{{ columns.dbt_valid_to }},
    {{ snapshot_hash_arguments([columns.dbt_scd_id, snapshot_get_time()]) }} as {{ columns.dbt_scd_id }},
    'True' as {{ columns.dbt_is_deleted }}
  from gone
)
{%- endif %}
{%- endmacro %}

{% macro snapshot_source_columns(source_sql, alias) -%}
  {%- for name in get_columns_in_query(source_sql) -%}
    {{ alias }}.{{ adapter.quote(name) }}{{ ', ' if not loop.last }}
  {%- endfor -%}
{%- endmacro %}

{# The columns of the query as the history has them; null for one that it does not have yet. #}
{% macro snapshot_kept_columns(source_sql, target_relation, alias) -%}
  {%- set there = adapter.get_columns_in_relation(target_relation) | map(attribute='name') | list -%}
  {%- for column in adapter.get_column_schema_from_query(source_sql) -%}
    {{ alias ~ '.' ~ adapter.quote(column.name) if column.name in there else 'cast(null as ' ~ column.data_type ~ ') as ' ~ adapter.quote(column.name) }}
    {{- ', ' if not loop.last }}
  {%- endfor -%}
{%- endmacro %}

{# 'dbt_valid_to_current' stands for null in the rows that are current; older rows may still have a null. #}
{% macro snapshot_is_current(column) -%}
  {%- set current = config.get('dbt_valid_to_current') -%}
  {{ return('(' ~ column ~ ' = ' ~ current ~ ' or ' ~ column ~ ' is null)' if current else column ~ ' is null') }}
{%- endmacro %}

{# The null has the type of 'updated_at'. #}
{% macro get_dbt_valid_to_current(strategy, columns) -%}
  {%- set nothing = 'nullif(' ~ strategy.updated_at ~ ', ' ~ strategy.updated_at ~ ')' -%}
  {%- set current = config.get('dbt_valid_to_current') -%}
  {{ return(('coalesce(' ~ nothing ~ ', ' ~ current ~ ')' if current else nothing) ~ ' as ' ~ columns.dbt_valid_to) }}
{%- endmacro %}

{% macro snapshot_key_names(unique_key) -%}
  {%- set names = [] -%}
  {%- for key in as_list(unique_key) -%}
    {%- do names.append('dbt_unique_key' if unique_key is string else 'dbt_unique_key_' ~ loop.index) -%}
  {%- endfor -%}
  {{ return(names) }}
{%- endmacro %}

{% macro snapshot_key_values(unique_key, alias) -%}
  {%- for name in snapshot_key_names(unique_key) %}{{ alias }}.{{ name }}{{ ', ' if not loop.last }}{% endfor -%}
{%- endmacro %}

{% macro unique_key_fields(unique_key) -%}
  {%- set names = snapshot_key_names(unique_key) -%}
  {%- for key in as_list(unique_key) %}{{ key }} as {{ names[loop.index0] }}{{ ', ' if not loop.last }}{% endfor -%}
{%- endmacro %}

{% macro unique_key_join_on(unique_key, identifier, from_identifier) -%}
  {%- for name in snapshot_key_names(unique_key) -%}
    {{ get_merge_unique_key_match(identifier ~ '.' ~ name, from_identifier ~ '.' ~ name) }}{{ ' and ' if not loop.last }}
  {%- endfor -%}
{%- endmacro %}

{% macro unique_key_is_null(unique_key, identifier) -%}
  {{ return(identifier ~ '.' ~ snapshot_key_names(unique_key)[0] ~ ' is null') }}
{%- endmacro %}

{% macro unique_key_is_not_null(unique_key, identifier) -%}
  {{ return(identifier ~ '.' ~ snapshot_key_names(unique_key)[0] ~ ' is not null') }}
{%- endmacro %}

{# Ends the rows that have changed or are gone, then adds the new ones. #}
{% macro snapshot_merge_sql(target, source, insert_cols) -%}
  {{ return(adapter.dispatch('snapshot_merge_sql', 'dbt')(target, source, insert_cols)) }}
{%- endmacro %}

{% macro default__snapshot_merge_sql(target, source, insert_cols) -%}
{%- set columns = get_snapshot_table_column_names() -%}
update {{ target }} as DBT_INTERNAL_DEST
set {{ columns.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ columns.dbt_valid_to }}
from {{ source }} as DBT_INTERNAL_SOURCE
where DBT_INTERNAL_SOURCE.{{ columns.dbt_scd_id }} = DBT_INTERNAL_DEST.{{ columns.dbt_scd_id }}
  and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
  and {{ snapshot_is_current('DBT_INTERNAL_DEST.' ~ columns.dbt_valid_to) }};
insert into {{ target }} ({{ insert_cols | join(', ') }})
select {{ insert_cols | join(', ') }}
from {{ source }} as DBT_INTERNAL_SOURCE
where DBT_INTERNAL_SOURCE.dbt_change_type = 'insert'
{%- endmacro %}
