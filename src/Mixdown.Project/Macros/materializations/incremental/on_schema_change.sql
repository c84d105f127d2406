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

{# Makes the table take the new rows, as configured, and returns the columns that are to be filled; none where that is the
   table's business. #}
{% macro process_schema_changes(on_schema_change, source_relation, target_relation) -%}
  {%- if on_schema_change == 'ignore' -%}
    {{ return(none) }}
  {%- endif -%}
  {%- set changes = check_for_schema_changes(source_relation, target_relation) -%}
  {%- if changes.schema_changed and on_schema_change == 'fail' -%}
    {%- do raise_schema_changed(target_relation, changes) -%}
  {%- elif changes.schema_changed -%}
    {%- do sync_column_schemas(on_schema_change, target_relation, changes) -%}
  {%- endif -%}
  {{ return(changes.source_columns) }}
{%- endmacro %}

{% macro check_for_schema_changes(source_relation, target_relation) -%}
  {%- set source_columns = adapter.get_columns_in_relation(source_relation) -%}
  {%- set target_columns = adapter.get_columns_in_relation(target_relation) -%}
  {%- set added = diff_columns(source_columns, target_columns) -%}
  {%- set removed = diff_columns(target_columns, source_columns) -%}
  {%- set retyped = diff_column_data_types(source_columns, target_columns) -%}
  {{ return({
    'schema_changed': (added or removed or retyped) | length > 0,
    'source_not_in_target': added,
    'target_not_in_source': removed,
    'source_columns': source_columns,
    'target_columns': target_columns,
    'new_target_types': retyped,
  }) }}
{%- endmacro %}

{% macro raise_schema_changed(target_relation, changes) -%}
  {%- do exceptions.raise_compiler_error(
    "The columns of " ~ target_relation ~ " have changed (new: " ~ changes.source_not_in_target | map(attribute='name') | join(', ')
    ~ "; gone: " ~ changes.target_not_in_source | map(attribute='name') | join(', ')
    ~ "; other type: " ~ changes.new_target_types | map(attribute='column_name') | join(', ')
    ~ ") and on_schema_change is 'fail'; rebuild it with --full-refresh") -%}
{%- endmacro %}

{# Views on the table go before a column of it goes or changes its type, and come back behind that. #}
{% macro sync_column_schemas(on_schema_change, target_relation, changes) -%}
  {%- if on_schema_change == 'append_new_columns' -%}
    {%- do alter_relation_add_remove_columns(target_relation, changes.source_not_in_target, none) -%}
  {%- else -%}
    {%- set dependents = list_dependents(target_relation) if changes.target_not_in_source or changes.new_target_types else [] -%}
    {%- do refuse_missing_columns(target_relation, changes.source_columns, dependents) -%}
    {%- do drop_dependents(dependents) -%}
    {%- do alter_relation_add_remove_columns(target_relation, changes.source_not_in_target, changes.target_not_in_source) -%}
    {%- for column in changes.new_target_types -%}
      {%- do alter_column_type(target_relation, column.column_name, column.new_type) -%}
    {%- endfor -%}
    {%- do restore_dependents(dependents) -%}
  {%- endif -%}
{%- endmacro %}
