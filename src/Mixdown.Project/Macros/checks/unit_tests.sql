{# Rows that are written down as a query. A row is a list of {name, type, value}; 'columns' gives the shape of no rows. #}
{% macro get_fixture_sql(rows, columns) -%}
  {{ return(adapter.dispatch('get_fixture_sql', 'dbt')(rows, columns)) }}
{%- endmacro %}

{% macro default__get_fixture_sql(rows, columns) -%}
{%- if not rows -%}
select {% for column in columns %}cast(null as {{ column.type }}) as {{ adapter.quote(column.name) }}{{ ', ' if not loop.last }}{% endfor %}
where false
{%- endif -%}
{%- for row in rows -%}
select {% for cell in row %}{{ 'cast(null as ' ~ cell.type ~ ')' if cell.value is none else 'cast(' ~ string_literal(cell.value) ~ ' as ' ~ cell.type ~ ')' }} as {{ adapter.quote(cell.name) }}{{ ', ' if not loop.last }}{% endfor %}
{{ 'union all\n' if not loop.last }}
{%- endfor -%}
{%- endmacro %}

{# What a model gives beside what it is to give; the last column says which is which. #}
{% macro get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
  {{ return(adapter.dispatch('get_unit_test_sql', 'dbt')(main_sql, expected_fixture_sql, expected_column_names)) }}
{%- endmacro %}

{% macro default__get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
with dbt_internal_unit_test_actual as (
select {{ get_quoted_csv(expected_column_names) }}, {{ string_literal('actual') }} as {{ adapter.quote('actual_or_expected') }}
from (
{{ main_sql }}
) _dbt_internal_unit_test_actual
), dbt_internal_unit_test_expected as (
select {{ get_quoted_csv(expected_column_names) }}, {{ string_literal('expected') }} as {{ adapter.quote('actual_or_expected') }}
from (
{{ expected_fixture_sql }}
) _dbt_internal_unit_test_expected
)
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected
{%- endmacro %}
