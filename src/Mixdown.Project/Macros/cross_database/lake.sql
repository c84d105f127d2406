{# The text of a value that did not fit its column; null where it did, or where nothing is rescued. #}
{% macro rescued(column, rescued_column='_mx_rescued') -%} {{ return(adapter.dispatch('rescued', 'dbt')(column, rescued_column)) }} {%- endmacro %}
{# A pointer, not a path: no name needs quotes in it. #}
{% macro default__rescued(column, rescued_column) -%} json_extract_string({{ rescued_column }}, '/{{ escape_single_quotes(column) | replace('~', '~0') | replace('/', '~1') }}') {%- endmacro %}
{% macro postgres__rescued(column, rescued_column) -%} (cast({{ rescued_column }} as json) ->> '{{ escape_single_quotes(column) }}') {%- endmacro %}
