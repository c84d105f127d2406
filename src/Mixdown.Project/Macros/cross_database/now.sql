{% macro current_timestamp() -%} {{ return(adapter.dispatch('current_timestamp', 'dbt')()) }} {%- endmacro %}
{% macro default__current_timestamp() -%} current_timestamp {%- endmacro %}

{% macro current_timestamp_backcompat() -%} {{ return(adapter.dispatch('current_timestamp_backcompat', 'dbt')()) }} {%- endmacro %}
{% macro default__current_timestamp_backcompat() -%} cast(current_timestamp as {{ dbt.type_timestamp() }}) {%- endmacro %}

{# The wall clock of UTC, whatever the zone of the session is. #}
{% macro current_timestamp_in_utc_backcompat() -%} {{ return(adapter.dispatch('current_timestamp_in_utc_backcompat', 'dbt')()) }} {%- endmacro %}
{% macro default__current_timestamp_in_utc_backcompat() -%} (current_timestamp at time zone 'UTC') {%- endmacro %}

{% macro get_snapshot_get_time_data_type() -%}
  {%- set answer = get_column_schema_from_query('select ' ~ snapshot_get_time() ~ ' as dbt_snapshot_time') -%}
  {{ return(answer[0].dtype or none) }}
{%- endmacro %}
