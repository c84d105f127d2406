{% materialization materialized_view, default %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='materialized_view') -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- do build_materialized_view(existing, target_relation, sql) -%}
  {%- do apply_grants(target_relation, config.get('grants'), should_revoke(existing, full_refresh_mode=true)) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro build_materialized_view(existing, target_relation, sql) -%}
  {%- if existing is none -%}
    {%- call statement('main') -%}
      {{ get_create_materialized_view_as_sql(target_relation, sql) }}
    {%- endcall -%}
    {%- do create_indexes(target_relation) -%}
  {%- elif should_full_refresh() or not existing.is_materialized_view -%}
    {%- do rebuild_materialized_view(existing, target_relation, sql) -%}
  {%- else -%}
    {%- do change_materialized_view(existing, target_relation, sql) -%}
  {%- endif -%}
{%- endmacro %}

{% macro rebuild_materialized_view(existing, target_relation, sql) -%}
  {%- set fresh = make_free_relation(target_relation) -%}
  {%- call statement('main') -%}
    {{ get_create_materialized_view_as_sql(fresh, sql) }}
  {%- endcall -%}
  {%- do replace_relation(existing, fresh, target_relation) -%}
{%- endmacro %}

{# A view whose configuration is what it was is only filled again. #}
{% macro change_materialized_view(existing, target_relation, sql) -%}
  {%- set changes = get_materialized_view_configuration_changes(existing, config) -%}
  {%- set policy = config.get('on_configuration_change', 'apply') -%}
  {%- if policy not in ['apply', 'continue', 'fail'] -%}
    {%- do exceptions.raise_compiler_error("'on_configuration_change' is '" ~ policy ~ "'; use one of: apply, continue, fail") -%}
  {%- elif changes and policy == 'fail' -%}
    {%- do exceptions.raise_fail_fast_error(
      "The configuration of " ~ existing ~ " has changed and on_configuration_change is 'fail'; apply it with --full-refresh") -%}
  {%- elif changes and policy == 'continue' -%}
    {%- do exceptions.warn("The configuration of " ~ existing ~ " has changed and is left as it is: on_configuration_change is 'continue'") -%}
    {%- do store_raw_result(name='main', message='skip ' ~ existing, code='skip', rows_affected=-1) -%}
  {%- else -%}
    {%- if changes -%}
      {%- do apply_materialized_view_changes(existing, changes) -%}
    {%- endif -%}
    {%- call statement('main') -%}
      {{ refresh_materialized_view(target_relation) }}
    {%- endcall -%}
  {%- endif -%}
{%- endmacro %}
