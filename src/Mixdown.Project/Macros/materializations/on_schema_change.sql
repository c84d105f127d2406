{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') -%}
  {%- set known = ['ignore', 'fail', 'append_new_columns', 'sync_all_columns'] -%}
  {%- if on_schema_change is none -%}
    {{ return(default) }}
  {%- endif -%}
  {%- if on_schema_change not in known -%}
    {%- do exceptions.raise_compiler_error("'on_schema_change' is '" ~ on_schema_change ~ "'; use one of: " ~ known | join(', ')) -%}
  {%- endif -%}
  {{ return(on_schema_change) }}
{%- endmacro %}

{# Makes the table take the new rows, as configured, and returns the columns that are to be filled. #}
{% macro process_schema_changes(on_schema_change, source_relation, target_relation) -%}
  {%- if on_schema_change == 'ignore' -%}
    {{ return(none) }}
  {%- endif -%}
  {%- set source_columns = adapter.get_columns_in_relation(source_relation) -%}
  {%- set target_columns = adapter.get_columns_in_relation(target_relation) -%}
  {%- set added = diff_columns(source_columns, target_columns) -%}
  {%- set removed = diff_columns(target_columns, source_columns) -%}
  {%- set retyped = diff_column_data_types(source_columns, target_columns) -%}
  {%- if added or removed or retyped -%}
    {%- do change_schema(on_schema_change, target_relation, added, removed, retyped) -%}
  {%- endif -%}
  {{ return(source_columns) }}
{%- endmacro %}

{% macro change_schema(on_schema_change, target_relation, added, removed, retyped) -%}
  {%- if on_schema_change == 'fail' -%}
    {%- do exceptions.raise_compiler_error(
      "The columns of " ~ target_relation ~ " have changed (new: " ~ added | map(attribute='name') | join(', ')
      ~ "; gone: " ~ removed | map(attribute='name') | join(', ') ~ "; other type: " ~ retyped | map(attribute='column_name') | join(', ')
      ~ ") and on_schema_change is 'fail'; rebuild it with --full-refresh") -%}
  {%- endif -%}
  {%- if on_schema_change == 'append_new_columns' -%}
    {%- do alter_relation_add_remove_columns(target_relation, added, none) -%}
  {%- else -%}
    {%- do alter_relation_add_remove_columns(target_relation, added, removed) -%}
    {%- for column in retyped -%}
      {%- do alter_column_type(target_relation, column.column_name, column.new_type) -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}
