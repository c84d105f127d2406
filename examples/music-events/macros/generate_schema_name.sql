{#- The schemas are bronze, silver and gold in every target: a target has a warehouse of its own, so dbt's prefix is not needed. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
  {{ custom_schema_name if custom_schema_name is not none else target.schema }}
{%- endmacro %}
