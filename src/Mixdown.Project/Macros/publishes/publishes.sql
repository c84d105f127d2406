{# What has been published, and from what: _mixdown.publishes has a row for each commit of a node, _mixdown.compiled keeps the
   SQL of each fingerprint. Both are written in the node's own transaction and never deleted. #}
{% macro create_publish_tables() -%}
  {%- call statement('create_publish_tables') -%}
    create schema if not exists _mixdown;
    create table if not exists _mixdown.publishes (
      publish_id varchar,
      model varchar,
      fingerprint varchar,
      run_id varchar,
      published_at timestamp with time zone,
      lake_versions varchar,
      upstream varchar
    );
    create table if not exists _mixdown.compiled (fingerprint varchar, sql varchar)
  {%- endcall -%}
{%- endmacro %}

{% macro list_publishes() -%}
  {{ return(run_query("
    select model, publish_id, fingerprint, lake_versions, upstream
    from (
      select *, row_number() over (partition by model order by published_at desc, publish_id desc) as age
      from _mixdown.publishes
    ) as publish
    where age = 1")) }}
{%- endmacro %}

{% macro list_fingerprints() -%}
  {{ return(run_query("select distinct fingerprint from _mixdown.compiled")) }}
{%- endmacro %}

{% macro find_kept_sql(fingerprint) -%}
  {{ return(run_query("select sql from _mixdown.compiled where fingerprint = " ~ string_literal(fingerprint))) }}
{%- endmacro %}

{% macro record_publish(publish) -%}
  {%- call statement('record_publish') -%}
    insert into _mixdown.publishes values (
      {{ string_literal(publish.publish_id) }}, {{ string_literal(publish.model) }}, {{ string_literal(publish.fingerprint) }},
      {{ string_literal(publish.run_id) }}, {{ string_literal(publish.published_at) }}, {{ string_literal(publish.lake_versions) }},
      {{ string_literal(publish.upstream) }})
    {%- if publish.sql is not none %};
    insert into _mixdown.compiled values ({{ string_literal(publish.fingerprint) }}, {{ string_literal(publish.sql) }})
    {%- endif %}
  {%- endcall -%}
{%- endmacro %}
