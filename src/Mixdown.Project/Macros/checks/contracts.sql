{# A query without rows that has the columns of a contract. #}
{% macro get_empty_schema_sql(columns) -%}
  {{ return(adapter.dispatch('get_empty_schema_sql', 'dbt')(columns)) }}
{%- endmacro %}

{% macro default__get_empty_schema_sql(columns) -%}
{%- set wanted = columns.values() if columns is mapping else columns -%}
select
{%- for column in wanted %}
  cast(null as {{ column.data_type }}) as {{ adapter.quote(column.name) if column.quote else column.name }}{{ ',' if not loop.last }}
{%- endfor %}
where false
{%- endmacro %}

{# A type as contracts compare it and tell of it; sizes never count. #}
{% macro contract_type(data_type) -%}
  {{ return(adapter.dispatch('contract_type', 'dbt')(data_type)) }}
{%- endmacro %}

{% macro default__contract_type(data_type) -%}
  {{ return(data_type) }}
{%- endmacro %}

{# Columns and rules of the table of a contract, for CREATE TABLE. #}
{% macro get_table_columns_and_constraints() -%}
  {{ return(adapter.dispatch('get_table_columns_and_constraints', 'dbt')()) }}
{%- endmacro %}

{% macro default__get_table_columns_and_constraints() -%}
  {{ return(table_columns_and_constraints()) }}
{%- endmacro %}

{% macro table_columns_and_constraints() -%}
  {%- set lines = [] -%}
  {%- for column in model.columns.values() -%}
    {%- set words = [contract_column(column), column.data_type] -%}
    {%- for constraint in column.constraints if is_supported_constraint(constraint) -%}
      {%- do words.append(render_column_constraint(constraint)) -%}
    {%- endfor -%}
    {%- do lines.append(words | join(' ')) -%}
  {%- endfor -%}
  {%- for constraint in model.constraints if is_supported_constraint(constraint) -%}
    {%- do lines.append(render_model_constraint(constraint)) -%}
  {%- endfor -%}
  {{ return('(\n  ' ~ lines | join(',\n  ') ~ '\n)') }}
{%- endmacro %}

{% macro contract_column(column) -%}
  {{ return(adapter.quote(column.name) if column.quote else column.name) }}
{%- endmacro %}

{# What an engine makes of a rule: 'enforced', 'not_enforced' (it keeps it as a note) or 'not_supported'. #}
{% macro constraint_support() -%}
  {{ return(adapter.dispatch('constraint_support', 'dbt')()) }}
{%- endmacro %}

{% macro default__constraint_support() -%}
  {{ return({'check': 'enforced', 'not_null': 'enforced', 'unique': 'enforced', 'primary_key': 'enforced', 'foreign_key': 'enforced', 'custom': 'enforced'}) }}
{%- endmacro %}

{% macro is_supported_constraint(constraint) -%}
  {%- set support = constraint_support()[constraint.type] -%}
  {%- if support == 'not_supported' and constraint.warn_unsupported -%}
    {%- do exceptions.warn("Constraints of type " ~ constraint.type ~ " are not supported by " ~ target.type ~ ", so this one is left out; 'warn_unsupported: false' silences this") -%}
  {%- elif support == 'not_enforced' and constraint.warn_unenforced -%}
    {%- do exceptions.warn("Constraints of type " ~ constraint.type ~ " are not enforced by " ~ target.type ~ "; 'warn_unenforced: false' silences this") -%}
  {%- endif -%}
  {{ return(support != 'not_supported') }}
{%- endmacro %}

{% macro render_column_constraint(constraint) -%}
  {%- set expression = constraint.expression or '' -%}
  {%- if constraint.type == 'check' -%} {{ return('check (' ~ expression ~ ')') }}
  {%- elif constraint.type == 'foreign_key' -%} {{ return('references ' ~ referenced_columns(constraint)) }}
  {%- elif constraint.type == 'custom' -%} {{ return(expression) }}
  {%- endif -%}
  {{ return((constraint.type | replace('_', ' ') ~ ' ' ~ expression) | trim) }}
{%- endmacro %}

{% macro render_model_constraint(constraint) -%}
  {%- set prefix = 'constraint ' ~ constraint.name ~ ' ' if constraint.name else '' -%}
  {%- set expression = constraint.expression or '' -%}
  {%- set columns = ' (' ~ constraint.columns | join(', ') ~ ')' -%}
  {%- if constraint.type == 'check' -%} {{ return(prefix ~ 'check (' ~ expression ~ ')') }}
  {%- elif constraint.type == 'foreign_key' -%} {{ return(prefix ~ 'foreign key' ~ columns ~ ' references ' ~ referenced_columns(constraint)) }}
  {%- elif constraint.type == 'custom' -%} {{ return(prefix ~ expression) }}
  {%- elif constraint.type == 'not_null' -%} {{ return(prefix ~ 'check (' ~ constraint.columns | join(' is not null and ') ~ ' is not null)') }}
  {%- endif -%}
  {{ return(prefix ~ constraint.type | replace('_', ' ') ~ (' ' ~ expression if expression) ~ columns) }}
{%- endmacro %}

{# 'to' is a call of ref() or source(), or a name. #}
{% macro referenced_columns(constraint) -%}
  {%- if not constraint.to -%}
    {{ return(constraint.expression) }}
  {%- endif -%}
  {%- set is_call = modules.re.match('^\s*(ref|source)\s*\(', constraint.to) is not none -%}
  {{ return((render('{{ ' ~ constraint.to ~ ' }}') if is_call else constraint.to) ~ ' (' ~ constraint.to_columns | join(', ') ~ ')') }}
{%- endmacro %}

{# The names of the columns of a contract, in its order. #}
{% macro contract_column_names() -%}
  {%- set names = [] -%}
  {%- for column in model.columns.values() -%}
    {%- do names.append(contract_column(column)) -%}
  {%- endfor -%}
  {{ return(names | join(', ')) }}
{%- endmacro %}

{# The model's SQL with the columns in the contract's order. #}
{% macro get_select_subquery(sql) -%}
  {{ return(adapter.dispatch('get_select_subquery', 'dbt')(sql)) }}
{%- endmacro %}

{% macro default__get_select_subquery(sql) -%}
select {{ contract_column_names() }}
from (
{{ sql }}
) as model_subq
{%- endmacro %}

{# Before a model with a contract is built, its columns have been compared: see the error MX1530. Macros that a project overrides may
   still ask for it. #}
{% macro get_assert_columns_equivalent(sql) -%}
{%- endmacro %}

{% macro assert_columns_equivalent(sql) -%}
{%- endmacro %}

{# A table with a contract is made with its rules and then filled, so that the engine checks them. #}
{% macro create_table_with_contract(relation, sql, replace=false, kind='table') -%}
{{ config.get('sql_header') or '' }}
create {{ 'or replace ' if replace }}{{ kind }} {{ relation }} {{ get_table_columns_and_constraints() }};
insert into {{ relation }} ({{ contract_column_names() }})
{{ get_select_subquery(sql) }}
{%- endmacro %}

{% macro has_contract(temporary=false) -%}
  {{ return(not temporary and model.resource_type == 'model' and model.contract.enforced) }}
{%- endmacro %}
