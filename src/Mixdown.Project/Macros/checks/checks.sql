{% macro should_store_failures() -%}
  {%- set configured = config.get('store_failures') -%}
  {{ return(flags.STORE_FAILURES if configured is none else configured) }}
{%- endmacro %}

{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
  {{ adapter.dispatch('get_test_sql', 'dbt')(main_sql, fail_calc, warn_if, error_if, limit) }}
{%- endmacro %}

{% macro default__get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
select {{ fail_calc }} as failures, {{ fail_calc }} {{ warn_if }} as should_warn, {{ fail_calc }} {{ error_if }} as should_error
from (
{{ main_sql }}
{{ 'limit ' ~ limit if limit is not none }}
) dbt_internal_test
{%- endmacro %}

{% materialization test, default %}
  {%- set relations = [] -%}
  {%- set rows = sql -%}
  {%- if should_store_failures() -%}
    {%- set target_relation = this.incorporate(type=config.get('store_failures_as') or 'table') -%}
    {%- do store_failing_rows(target_relation, sql) -%}
    {%- do relations.append(target_relation) -%}
    {%- set rows = 'select * from ' ~ target_relation -%}
  {%- endif -%}
  {%- call statement('main', fetch_result=true) -%}
    {{ get_test_sql(rows, config.get('fail_calc', 'count(*)'), config.get('warn_if', '!= 0'), config.get('error_if', '!= 0'), config.get('limit')) }}
  {%- endcall -%}
  {{ return({'relations': relations}) }}
{% endmaterialization %}
