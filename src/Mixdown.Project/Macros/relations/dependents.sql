{# What has to go before a relation can go: views on it, views on those, and foreign keys to it; each before those that depend on
   it. A list of {name, columns, drop, restore, is_rebuilt}: 'columns' are those of the relation itself that it reads, 'drop' and
   'restore' are statements, and 'is_rebuilt' says that this run makes it anew anyway. Engines that look names up when a query is
   run have none. #}
{% macro list_dependents(relation) -%}
  {{ return(adapter.dispatch('list_dependents', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__list_dependents(relation) -%}
  {{ return([]) }}
{%- endmacro %}

{% macro postgres__list_dependents(relation) -%}
  {%- set dependents = [] -%}
  {%- for row in run_query(postgres__dependents_sql(relation)) -%}
    {%- do dependents.append({
      'name': row[0], 'columns': fromjson(row[1]), 'drop': row[2], 'restore': row[3], 'is_rebuilt': is_rebuilt(row[4], row[5])}) -%}
  {%- endfor -%}
  {{ return(dependents) }}
{%- endmacro %}

{# Definition, options, owner, comments, grants and indexes of each view; constraints come back unchecked, since the rows of the
   table that they are on may be rebuilt only later in the run. #}
{% macro postgres__dependents_sql(relation) -%}
with recursive target as (
  select {{ string_literal(relation) }}::regclass::oid as oid
),
edge as (
  select distinct rule.ev_class as reader, depend.refobjid as read
  from pg_catalog.pg_depend as depend
  join pg_catalog.pg_rewrite as rule on rule.oid = depend.objid and rule.ev_class <> depend.refobjid
  where depend.classid = 'pg_rewrite'::regclass and depend.refclassid = 'pg_class'::regclass
),
reached as (
  select edge.reader, 1 as depth from edge, target where edge.read = target.oid
  union
  select edge.reader, reached.depth + 1 from edge join reached on edge.read = reached.reader
),
dependent as (
  select reader as oid, max(depth) as depth from reached group by reader
),
view as (
  select dependent.oid, dependent.depth, class.relname, space.nspname, class.relowner, class.relacl, class.reloptions,
    format('%I.%I', space.nspname, class.relname) as name,
    case class.relkind when 'm' then 'materialized view' else 'view' end as kind
  from dependent
  join pg_catalog.pg_class as class on class.oid = dependent.oid
  join pg_catalog.pg_namespace as space on space.oid = class.relnamespace
)
select name,
  (select coalesce(json_agg(distinct attribute.attname), '[]')::text
   from target, pg_catalog.pg_depend as depend
   join pg_catalog.pg_rewrite as rule on rule.oid = depend.objid
   join pg_catalog.pg_attribute as attribute on attribute.attrelid = depend.refobjid and attribute.attnum = depend.refobjsubid
   where rule.ev_class = view.oid and depend.refobjid = target.oid and attribute.attnum > 0) as columns,
  format('drop %s %s', kind, name) as drop_sql,
  concat_ws(E';\n',
    format('create %s %s%s as %s%s', kind, name,
      case when reloptions is not null then format(' with (%s)', array_to_string(reloptions, ', ')) end,
      rtrim(pg_get_viewdef(oid), ';'), case kind when 'materialized view' then ' with data' end),
    case when pg_get_userbyid(relowner) <> current_user then format('alter %s %s owner to %I', kind, name, pg_get_userbyid(relowner)) end,
    (select string_agg(pg_get_indexdef(index.indexrelid), E';\n' order by index.indexrelid)
     from pg_catalog.pg_index as index where index.indrelid = view.oid),
    (select string_agg(
       case when objsubid = 0 then format('comment on %s %s is %L', kind, name, description)
       else format('comment on column %s.%I is %L', name, attribute.attname, description) end, E';\n' order by objsubid)
     from pg_catalog.pg_description as comment
     left join pg_catalog.pg_attribute as attribute on attribute.attrelid = comment.objoid and attribute.attnum = comment.objsubid and comment.objsubid > 0
     where comment.objoid = view.oid and comment.classoid = 'pg_class'::regclass),
    (select string_agg(format('grant %s on %s to %s%s', privilege.privilege_type, name,
       case when privilege.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(privilege.grantee)) end,
       case when privilege.is_grantable then ' with grant option' end), E';\n')
     from aclexplode(relacl) as privilege where privilege.grantee <> relowner)) as restore_sql,
  nspname, relname, depth
from view
union all
select conname::text, '[]',
  format('alter table %s drop constraint %I', conrelid::regclass, conname),
  format('alter table %s add constraint %I %s not valid', conrelid::regclass, conname, regexp_replace(pg_get_constraintdef(pg_constraint.oid), ' NOT VALID$', '')),
  null, null, 0
from pg_catalog.pg_constraint, target
where contype = 'f' and confrelid = target.oid and conrelid <> target.oid and conparentid = 0
order by depth, name
{%- endmacro %}

{% macro is_rebuilt(schema, identifier) -%}
  {%- set found = [] -%}
  {%- for node in graph.nodes.values() if node.unique_id in selected_resources and node.schema == schema and node.alias == identifier and schema is not none -%}
    {%- do found.append(node.unique_id) -%}
  {%- endfor -%}
  {{ return(found | length > 0) }}
{%- endmacro %}

{# A view cannot come back when it reads a column that is no more. It may go for as long as the run takes to make it anew, where all
   that depend on the relation are made anew; else nothing is touched. #}
{% macro refuse_missing_columns(relation, columns, dependents) -%}
  {%- set there = columns | map(attribute='name') | list -%}
  {%- set broken = [] -%}
  {%- for dependent in dependents -%}
    {%- for column in dependent['columns'] if column not in there -%}
      {%- do broken.append(dependent.name ~ ' reads ' ~ adapter.quote(column)) -%}
    {%- endfor -%}
  {%- endfor -%}
  {%- set kept = dependents | rejectattr('is_rebuilt') | list -%}
  {%- if broken and kept -%}
    {%- do exceptions.raise_compiler_error(
      "Views depend on columns of " ~ relation ~ " that it no longer has: " ~ broken | join(', ')
      ~ "; build them in the same run, change them, or drop them") -%}
  {%- elif broken -%}
    {%- for dependent in dependents -%}
      {%- do dependent.update({'restore': none}) -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}

{% macro drop_dependents(dependents) -%}
  {%- for dependent in dependents | reverse -%}
    {%- call statement() -%}
      {{ dependent.drop }}
    {%- endcall -%}
  {%- endfor -%}
{%- endmacro %}

{% macro restore_dependents(dependents) -%}
  {%- for dependent in dependents if dependent.restore is not none -%}
    {%- call statement() -%}
      {{ dependent.restore }}
    {%- endcall -%}
  {%- endfor -%}
{%- endmacro %}
