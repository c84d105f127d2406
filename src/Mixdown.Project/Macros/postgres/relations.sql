{# Everything in the database in one answer. Temporary tables, those of other sessions among them, are nobody's relations, and so are
   the tables behind a lake table. #}
{% macro postgres__list_all_relations() -%}
  {{ return(run_query("
    select space.nspname, class.relname,
      case class.relkind when 'v' then 'view' when 'm' then 'materialized_view' when 'r' then 'table' when 'p' then 'table' when 'f' then 'table' end
    from pg_catalog.pg_namespace as space
    left join pg_catalog.pg_class as class on class.relnamespace = space.oid and class.relkind in ('r', 'p', 'f', 'v', 'm')
    where space.nspname !~ '^pg_' and space.nspname not in ('information_schema', '_mixdown_lake')")) }}
{%- endmacro %}

{% macro postgres__create_schema(relation) -%}
  {%- call statement('create_schema') -%}
    create schema if not exists {{ relation.without_identifier().include(database=false) }}
  {%- endcall -%}
{%- endmacro %}

{% macro postgres__drop_schema(relation) -%}
  {%- call statement('drop_schema') -%}
    drop schema if exists {{ relation.without_identifier().include(database=false) }} cascade
  {%- endcall -%}
{%- endmacro %}

{# The catalog tells of temporary tables and materialized views too, and of sizes. #}
{% macro postgres__get_columns_in_relation(relation) -%}
  {{ return(columns_of_answer(run_query("
    select attname, format_type(atttypid, atttypmod) from pg_catalog.pg_attribute
    where attrelid = to_regclass(" ~ string_literal(relation) ~ ") and attnum > 0 and not attisdropped
    order by attnum"))) }}
{%- endmacro %}

{# A view says which columns a query has, and never runs it. #}
{% macro postgres__get_column_schema_from_query(sql) -%}
  {%- set probe = api.Relation.create(identifier='dbt_column_schema', type='view') -%}
  {%- call statement() -%}
    create temporary view {{ probe }} as (
{{ sql }}
)
  {%- endcall -%}
  {%- set columns = postgres__get_columns_in_relation(probe) -%}
  {%- call statement() -%}
    drop view {{ probe }}
  {%- endcall -%}
  {{ return(columns) }}
{%- endmacro %}

{# A table that is unlogged is not kept through a crash of the server, and faster to write. #}
{% macro postgres__create_table_as(temporary, relation, sql) -%}
{%- set kind = 'temporary table' if temporary else 'unlogged table' if config.get('unlogged', default=false) else 'table' -%}
{%- if has_contract(temporary) -%}
  {{ return(create_table_with_contract(relation, sql, kind=kind)) }}
{%- endif -%}
{{ config.get('sql_header') or '' }}
create {{ kind }} {{ relation }} as (
{{ sql }}
)
{%- endmacro %}
