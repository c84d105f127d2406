{% macro cast(field, type) -%} {{ return(adapter.dispatch('cast', 'dbt')(field, type)) }} {%- endmacro %}
{% macro default__cast(field, type) -%} cast({{ field }} as {{ type }}) {%- endmacro %}

{% macro safe_cast(field, type) -%} {{ return(adapter.dispatch('safe_cast', 'dbt')(field, type)) }} {%- endmacro %}
{% macro default__safe_cast(field, type) -%} cast({{ field }} as {{ type }}) {%- endmacro %}
{% macro duckdb__safe_cast(field, type) -%} try_cast({{ field }} as {{ type }}) {%- endmacro %}

{% macro cast_bool_to_text(field) -%} {{ return(adapter.dispatch('cast_bool_to_text', 'dbt')(field)) }} {%- endmacro %}
{% macro default__cast_bool_to_text(field) -%} cast({{ field }} as {{ type_string() }}) {%- endmacro %}

{% macro any_value(expression) -%} {{ return(adapter.dispatch('any_value', 'dbt')(expression)) }} {%- endmacro %}
{% macro default__any_value(expression) -%} any_value({{ expression }}) {%- endmacro %}

{% macro bool_or(expression) -%} {{ return(adapter.dispatch('bool_or', 'dbt')(expression)) }} {%- endmacro %}
{% macro default__bool_or(expression) -%} bool_or({{ expression }}) {%- endmacro %}

{% macro equals(expr1, expr2) -%} {{ return(adapter.dispatch('equals', 'dbt')(expr1, expr2)) }} {%- endmacro %}
{% macro default__equals(expr1, expr2) -%} {{ expr1 }} is not distinct from {{ expr2 }} {%- endmacro %}

{% macro except() -%} {{ return(adapter.dispatch('except', 'dbt')()) }} {%- endmacro %}
{% macro default__except() -%} except {%- endmacro %}

{% macro intersect() -%} {{ return(adapter.dispatch('intersect', 'dbt')()) }} {%- endmacro %}
{% macro default__intersect() -%} intersect {%- endmacro %}

{% macro array_construct(inputs=[], data_type="text") -%} {{ return(adapter.dispatch('array_construct', 'dbt')(inputs, data_type)) }} {%- endmacro %}
{% macro default__array_construct(inputs=[], data_type="text") -%} array[{{ inputs | join(', ') }}] {%- endmacro %}
{% macro duckdb__array_construct(inputs=[], data_type="text") -%} [{{ inputs | join(', ') }}] {%- endmacro %}

{% macro array_append(array, new_element) -%} {{ return(adapter.dispatch('array_append', 'dbt')(array, new_element)) }} {%- endmacro %}
{% macro default__array_append(array, new_element) -%} array_append({{ array }}, {{ new_element }}) {%- endmacro %}

{% macro array_concat(array_1, array_2) -%} {{ return(adapter.dispatch('array_concat', 'dbt')(array_1, array_2)) }} {%- endmacro %}
{% macro default__array_concat(array_1, array_2) -%} array_cat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
{% macro duckdb__array_concat(array_1, array_2) -%} list_concat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
