{# Who may do what is brought to what 'grants' says: what is missing is given, what is there beside it is taken away. #}
{% macro apply_grants(relation, grant_config, should_revoke=true) -%}
  {{ return(adapter.dispatch('apply_grants', 'dbt')(relation, grant_config, should_revoke)) }}
{%- endmacro %}

{% macro default__apply_grants(relation, grant_config, should_revoke=true) -%}
  {%- if grant_config -%}
    {%- set there = current_grants(relation) if should_revoke else {} -%}
    {%- set statements = get_dcl_statement_list(relation, missing_grants(there, grant_config), get_revoke_sql)
      + get_dcl_statement_list(relation, missing_grants(grant_config, there), get_grant_sql) -%}
    {%- do call_dcl_statements(statements) -%}
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__apply_grants(relation, grant_config, should_revoke=true) -%}
  {%- if grant_config -%}
    {%- do adapter.note_once("DuckDB has no users to grant anything to: 'grants' is left out") -%}
  {%- endif -%}
{%- endmacro %}

{# A relation that was made anew has no grants to take away, unless the engine copies them. #}
{% macro should_revoke(existing_relation, full_refresh_mode=true) -%}
  {{ return(existing_relation is not none and existing_relation is not false and (not full_refresh_mode or copy_grants())) }}
{%- endmacro %}

{% macro copy_grants() -%}
  {{ return(adapter.dispatch('copy_grants', 'dbt')()) }}
{%- endmacro %}

{# Views that are replaced in place keep what was granted on them. #}
{% macro default__copy_grants() -%}
  {{ return(true) }}
{%- endmacro %}

{% macro get_show_grant_sql(relation) -%}
  {{ return(adapter.dispatch('get_show_grant_sql', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__get_show_grant_sql(relation) -%}
show grants on {{ relation }}
{%- endmacro %}

{% macro postgres__get_show_grant_sql(relation) -%}
select case when privilege.grantee = 0 then 'public' else pg_get_userbyid(privilege.grantee) end as grantee, lower(privilege.privilege_type) as privilege_type
from pg_catalog.pg_class as class, aclexplode(class.relacl) as privilege
where class.oid = {{ string_literal(relation) }}::regclass and privilege.grantee <> class.relowner
{%- endmacro %}

{# {privilege: [grantee]}, as the configuration has it. #}
{% macro current_grants(relation) -%}
  {%- set there = {} -%}
  {%- for row in run_query(get_show_grant_sql(relation)) -%}
    {%- do there.setdefault(row['privilege_type'] | lower, []).append(row['grantee']) -%}
  {%- endfor -%}
  {{ return(there) }}
{%- endmacro %}

{# What the first has and the second has not, compared without regard to case. #}
{% macro missing_grants(wanted, there) -%}
  {%- set missing = {} -%}
  {%- for privilege, grantees in wanted.items() -%}
    {%- set known = as_list(there.get(privilege | lower, there.get(privilege))) | map('lower') | list -%}
    {%- for grantee in as_list(grantees) if grantee | lower not in known -%}
      {%- do missing.setdefault(privilege, []).append(grantee) -%}
    {%- endfor -%}
  {%- endfor -%}
  {{ return(missing) }}
{%- endmacro %}

{% macro get_dcl_statement_list(relation, grant_config, get_dcl_macro) -%}
  {%- set statements = [] -%}
  {%- for privilege, grantees in grant_config.items() -%}
    {%- do statements.append(get_dcl_macro(relation, privilege, grantees) | trim) -%}
  {%- endfor -%}
  {{ return(statements) }}
{%- endmacro %}

{% macro get_grant_sql(relation, privilege, grantees) -%}
  {{ return(adapter.dispatch('get_grant_sql', 'dbt')(relation, privilege, grantees)) }}
{%- endmacro %}

{% macro default__get_grant_sql(relation, privilege, grantees) -%}
grant {{ privilege }} on {{ relation }} to {{ quoted_grantees(grantees) }}
{%- endmacro %}

{% macro get_revoke_sql(relation, privilege, grantees) -%}
  {{ return(adapter.dispatch('get_revoke_sql', 'dbt')(relation, privilege, grantees)) }}
{%- endmacro %}

{% macro default__get_revoke_sql(relation, privilege, grantees) -%}
revoke {{ privilege }} on {{ relation }} from {{ quoted_grantees(grantees) }}
{%- endmacro %}

{# 'public' is a word of the language and no role. #}
{% macro quoted_grantees(grantees) -%}
  {%- for grantee in grantees -%}
    {{ grantee if grantee | lower == 'public' else adapter.quote(grantee) }}{{ ', ' if not loop.last }}
  {%- endfor -%}
{%- endmacro %}

{% macro call_dcl_statements(statements) -%}
  {{ return(adapter.dispatch('call_dcl_statements', 'dbt')(statements)) }}
{%- endmacro %}

{% macro default__call_dcl_statements(statements) -%}
  {%- for dcl in statements -%}
    {%- call statement('grants') -%}
      {{ dcl }}
    {%- endcall -%}
  {%- endfor -%}
{%- endmacro %}
