{% macro escape_single_quotes(expression) -%} {{ return(adapter.dispatch('escape_single_quotes', 'dbt')(expression)) }} {%- endmacro %}
{% macro default__escape_single_quotes(expression) -%} {{ expression | replace("'", "''") }} {%- endmacro %}

{% macro string_literal(value) -%} {{ return(adapter.dispatch('string_literal', 'dbt')(value)) }} {%- endmacro %}
{% macro default__string_literal(value) -%} '{{ escape_single_quotes(value) }}' {%- endmacro %}

{% macro concat(fields) -%} {{ return(adapter.dispatch('concat', 'dbt')(fields)) }} {%- endmacro %}
{% macro default__concat(fields) -%} {{ fields | join(' || ') }} {%- endmacro %}

{% macro length(expression) -%} {{ return(adapter.dispatch('length', 'dbt')(expression)) }} {%- endmacro %}
{% macro default__length(expression) -%} length({{ expression }}) {%- endmacro %}

{% macro position(substring_text, string_text) -%} {{ return(adapter.dispatch('position', 'dbt')(substring_text, string_text)) }} {%- endmacro %}
{% macro default__position(substring_text, string_text) -%} position({{ substring_text }} in {{ string_text }}) {%- endmacro %}

{% macro replace(field, old_chars, new_chars) -%} {{ return(adapter.dispatch('replace', 'dbt')(field, old_chars, new_chars)) }} {%- endmacro %}
{% macro default__replace(field, old_chars, new_chars) -%} replace({{ field }}, {{ old_chars }}, {{ new_chars }}) {%- endmacro %}

{% macro right(string_text, length_expression) -%} {{ return(adapter.dispatch('right', 'dbt')(string_text, length_expression)) }} {%- endmacro %}
{% macro default__right(string_text, length_expression) -%} right({{ string_text }}, {{ length_expression }}) {%- endmacro %}

{# Parts are counted from 1, and from the end when the number is negative; a part that is not there is empty. #}
{% macro split_part(string_text, delimiter_text, part_number) -%} {{ return(adapter.dispatch('split_part', 'dbt')(string_text, delimiter_text, part_number)) }} {%- endmacro %}
{% macro default__split_part(string_text, delimiter_text, part_number) -%} split_part({{ string_text }}, {{ delimiter_text }}, {{ part_number }}) {%- endmacro %}

{# Before version 14 PostgreSQL counts from the start alone. #}
{% macro postgres__split_part(string_text, delimiter_text, part_number) -%}
  {%- if part_number is number and part_number < 0 -%}
    reverse(split_part(reverse({{ string_text }}), reverse({{ delimiter_text }}), {{ -part_number }}))
  {%- else -%}
    {{ default__split_part(string_text, delimiter_text, part_number) }}
  {%- endif -%}
{%- endmacro %}

{% macro hash(field) -%} {{ return(adapter.dispatch('hash', 'dbt')(field)) }} {%- endmacro %}
{% macro default__hash(field) -%} md5(cast({{ field }} as {{ dbt.type_string() }})) {%- endmacro %}

{# Texts in one, without the nulls; limit_num counts before nulls are left out. #}
{% macro listagg(measure, delimiter_text="','", order_by_clause=none, limit_num=none) -%} {{ return(adapter.dispatch('listagg', 'dbt')(measure, delimiter_text, order_by_clause, limit_num)) }} {%- endmacro %}
{% macro default__listagg(measure, delimiter_text="','", order_by_clause=none, limit_num=none) -%}
  {%- if limit_num -%}
    array_to_string((array_agg({{ measure }} {{ order_by_clause or '' }}))[1:{{ limit_num }}], {{ delimiter_text }})
  {%- else -%}
    string_agg({{ measure }}, {{ delimiter_text }} {{ order_by_clause or '' }})
  {%- endif -%}
{%- endmacro %}

{% macro like(field, pattern) -%} {{ return(adapter.dispatch('like', 'dbt')(field, pattern)) }} {%- endmacro %}
{% macro default__like(field, pattern) -%} {{ field }} like {{ pattern }} {%- endmacro %}
