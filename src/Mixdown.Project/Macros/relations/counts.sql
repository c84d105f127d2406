{% macro count_rows(relation) -%}
  {{ return(run_query("select count(*) from " ~ relation)) }}
{%- endmacro %}
