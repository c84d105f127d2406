{# One row for each column of each relation of the schemas, for catalog.json. The names are those of dbt's answer. #}
{% macro get_catalog(information_schema, schemas) -%}
  {{ return(adapter.dispatch('get_catalog', 'dbt')(information_schema, schemas)) }}
{%- endmacro %}

{% macro default__get_catalog(information_schema, schemas) -%}
  {{ return(run_query("
    select c.table_catalog as table_database, c.table_schema, c.table_name,
      case when t.table_type = 'VIEW' then 'VIEW' else 'BASE TABLE' end as table_type, null as table_comment,
      c.column_name, c.ordinal_position as column_index, c.data_type as column_type, null as column_comment, null as table_owner
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_catalog = c.table_catalog
    where c.table_schema in (" ~ catalog_schemas(schemas) ~ ")
    order by c.table_schema, c.table_name, c.ordinal_position")) }}
{%- endmacro %}

{% macro duckdb__get_catalog(information_schema, schemas) -%}
  {{ return(run_query("
    with relations as (
      select schema_name, table_name, 'BASE TABLE' as table_type, comment from duckdb_tables() where database_name = current_database() and not internal
      union all
      select schema_name, view_name, 'VIEW', comment from duckdb_views() where database_name = current_database() and not internal
    )
    select current_database() as table_database, r.schema_name as table_schema, r.table_name, r.table_type, r.comment as table_comment,
      c.column_name, c.column_index, c.data_type as column_type, c.comment as column_comment, null as table_owner
    from relations r
    join duckdb_columns() c on c.database_name = current_database() and c.schema_name = r.schema_name and c.table_name = r.table_name
    where r.schema_name in (" ~ catalog_schemas(schemas) ~ ")
    order by r.schema_name, r.table_name, c.column_index")) }}
{%- endmacro %}

{% macro postgres__get_catalog(information_schema, schemas) -%}
  {{ return(run_query("
    select current_database() as table_database, n.nspname as table_schema, r.relname as table_name,
      case r.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW' else 'BASE TABLE' end as table_type,
      obj_description(r.oid, 'pg_class') as table_comment, a.attname as column_name, a.attnum as column_index,
      format_type(a.atttypid, a.atttypmod) as column_type, col_description(r.oid, a.attnum) as column_comment,
      pg_get_userbyid(r.relowner) as table_owner
    from pg_catalog.pg_class r
    join pg_catalog.pg_namespace n on n.oid = r.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    where r.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname in (" ~ catalog_schemas(schemas) ~ ")
    order by n.nspname, r.relname, a.attnum")) }}
{%- endmacro %}

{% macro catalog_schemas(schemas) -%}
  {%- set names = [] -%}
  {%- for schema in schemas -%}
    {%- do names.append(string_literal(schema)) -%}
  {%- endfor -%}
  {{ return(names | join(', ') if names else 'null') }}
{%- endmacro %}

{# What the warehouse knows of the size of tables and views without reading them: schema, name, rows, bytes. #}
{% macro relation_sizes() -%} {{ return(adapter.dispatch('relation_sizes', 'dbt')()) }} {%- endmacro %}

{% macro default__relation_sizes() -%}
  {{ return(run_query("select table_schema, table_name, cast(null as bigint), cast(null as bigint) from information_schema.tables")) }}
{%- endmacro %}

{% macro duckdb__relation_sizes() -%}
  {{ return(run_query("
    select schema_name, table_name, estimated_size, cast(null as bigint) from duckdb_tables() where database_name = current_database()
    union all
    select schema_name, view_name, null, null from duckdb_views() where database_name = current_database() and not internal")) }}
{%- endmacro %}

{% macro postgres__relation_sizes() -%}
  {{ return(run_query("
    select n.nspname, r.relname, case when r.relkind in ('r', 'm', 'p') and r.reltuples >= 0 then cast(r.reltuples as bigint) end,
      case when r.relkind in ('r', 'm', 'p') then pg_total_relation_size(r.oid) end
    from pg_catalog.pg_class r
    join pg_catalog.pg_namespace n on n.oid = r.relnamespace
    where r.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema')")) }}
{%- endmacro %}

{# The bytes of one table, read off its blocks. #}
{% macro relation_bytes(relation) -%} {{ return(adapter.dispatch('relation_bytes', 'dbt')(relation)) }} {%- endmacro %}

{% macro default__relation_bytes(relation) -%} {{ return(none) }} {%- endmacro %}

{% macro duckdb__relation_bytes(relation) -%}
  {{ return(run_query("
    select cast(count(distinct block_id) * any_value(size.block_size) as bigint)
    from pragma_storage_info(" ~ string_literal(relation | string) ~ ") as part, pragma_database_size() as size
    where part.persistent and part.block_id >= 0 and size.database_name = current_database()")) }}
{%- endmacro %}
