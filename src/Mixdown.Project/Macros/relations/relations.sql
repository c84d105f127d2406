{# Everything in the warehouse in one answer: schema, name, type. A schema without relations is a row without a name. #}
{% macro list_all_relations() -%}
  {{ return(adapter.dispatch('list_all_relations', 'dbt')()) }}
{%- endmacro %}

{% macro default__list_all_relations() -%}
  {{ return(run_query("
    select s.schema_name, t.table_name, case when t.table_type = 'VIEW' then 'view' else 'table' end as relation_type
    from information_schema.schemata s
    left join information_schema.tables t on t.table_schema = s.schema_name and t.table_catalog = s.catalog_name
    where s.catalog_name = current_database()")) }}
{%- endmacro %}

{% macro duckdb__list_all_relations() -%}
  {{ return(run_query("
    select schema_name, null as table_name, null as relation_type from duckdb_schemas() where database_name = current_database() and not internal
    union all
    select schema_name, table_name, 'table' from duckdb_tables() where database_name = current_database() and not internal
    union all
    select schema_name, view_name, 'view' from duckdb_views() where database_name = current_database() and not internal")) }}
{%- endmacro %}

{% macro load_cached_relation(relation) -%}
  {{ return(adapter.get_relation(database=relation.database, schema=relation.schema, identifier=relation.identifier)) }}
{%- endmacro %}

{% macro load_relation(relation) -%}
  {{ return(load_cached_relation(relation)) }}
{%- endmacro %}

{% macro drop_relation(relation) -%}
  {{ adapter.dispatch('drop_relation', 'dbt')(relation) }}
{%- endmacro %}

{% macro default__drop_relation(relation) -%}
  {%- call statement('drop_relation') -%}
    drop {{ (relation.type or 'table') | replace('_', ' ') }} if exists {{ relation }}
  {%- endcall -%}
{%- endmacro %}

{% macro drop_relation_if_exists(relation) -%}
  {%- if relation is not none -%}
    {%- do adapter.drop_relation(relation) -%}
  {%- endif -%}
{%- endmacro %}

{% macro truncate_relation(relation) -%}
  {{ adapter.dispatch('truncate_relation', 'dbt')(relation) }}
{%- endmacro %}

{% macro default__truncate_relation(relation) -%}
  {%- call statement('truncate_relation') -%}
    truncate table {{ relation }}
  {%- endcall -%}
{%- endmacro %}

{% macro rename_relation(from_relation, to_relation) -%}
  {{ adapter.dispatch('rename_relation', 'dbt')(from_relation, to_relation) }}
{%- endmacro %}

{% macro default__rename_relation(from_relation, to_relation) -%}
  {%- call statement('rename_relation') -%}
    alter {{ (from_relation.type or 'table') | replace('_', ' ') }} {{ from_relation }} rename to {{ adapter.quote(to_relation.identifier) }}
  {%- endcall -%}
{%- endmacro %}

{# Stops a node whose name the engine would cut off: two such names could become one. #}
{% macro refuse_long_name(relation) -%}
  {{ return(adapter.dispatch('refuse_long_name', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__refuse_long_name(relation) -%}
{%- endmacro %}

{% macro postgres__refuse_long_name(relation) -%}
  {%- if adapter.name_with_suffix(relation.identifier, '') != relation.identifier -%}
    {%- do exceptions.raise_compiler_error(
      "Relation name '" ~ relation.identifier ~ "' is longer than 63 characters, which PostgreSQL cuts off; give it a shorter 'alias'") -%}
  {%- endif -%}
{%- endmacro %}

{# A name for intermediate rows, seen by this transaction only. #}
{% macro make_temp_relation(base_relation, suffix='__dbt_tmp') -%}
  {{ return(adapter.dispatch('make_temp_relation', 'dbt')(base_relation, suffix)) }}
{%- endmacro %}

{% macro default__make_temp_relation(base_relation, suffix) -%}
  {{ return(api.Relation.create(identifier=adapter.name_with_suffix(base_relation.identifier, suffix), type='table')) }}
{%- endmacro %}

{% macro make_intermediate_relation(base_relation, suffix='__dbt_tmp') -%}
  {{ return(base_relation.incorporate(path={'identifier': adapter.name_with_suffix(base_relation.identifier, suffix)})) }}
{%- endmacro %}

{% macro make_backup_relation(base_relation, backup_relation_type, suffix='__dbt_backup') -%}
  {{ return(base_relation.incorporate(path={'identifier': adapter.name_with_suffix(base_relation.identifier, suffix)}, type=backup_relation_type)) }}
{%- endmacro %}
