{% macro statement(name=none, fetch_result=false, auto_begin=true, language='sql') -%}
  {%- if execute -%}
    {%- set compiled_code = caller() -%}
    {%- set response, table = adapter.execute(compiled_code, auto_begin=auto_begin, fetch=fetch_result) -%}
    {%- if name is not none -%}
      {%- do store_result(name, response=response, agate_table=table) -%}
    {%- endif -%}
  {%- endif -%}
{%- endmacro %}

{% macro noop_statement(name=none, message=none, code=none, rows_affected=none, res=none) -%}
  {%- do store_raw_result(name=name, message=message, code=code, rows_affected=rows_affected) -%}
{%- endmacro %}

{% macro run_query(sql) -%}
  {%- call statement('run_query_statement', fetch_result=true, auto_begin=false) -%}
    {{ sql }}
  {%- endcall -%}
  {%- if execute -%}
    {{ return(load_result('run_query_statement').table) }}
  {%- endif -%}
{%- endmacro %}

{% macro run_hooks(hooks, inside_transaction=true) -%}
  {%- for hook in hooks if hook.transaction == inside_transaction -%}
    {%- set rendered = render(hook.sql) | trim -%}
    {%- if rendered | length > 0 -%}
      {%- call statement(auto_begin=inside_transaction) -%}
        {{ rendered }}
      {%- endcall -%}
    {%- endif -%}
  {%- endfor -%}
{%- endmacro %}

{% macro before_begin(sql) -%}
  {{ return({'sql': sql, 'transaction': false}) }}
{%- endmacro %}

{% macro in_transaction(sql) -%}
  {{ return({'sql': sql, 'transaction': true}) }}
{%- endmacro %}

{% macro after_commit(sql) -%}
  {{ return({'sql': sql, 'transaction': false}) }}
{%- endmacro %}
