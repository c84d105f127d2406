{% materialization seed, default %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- do drop_relation_of_other_type(target_relation) -%}
  {%- call statement('main') -%}
    {{ adapter.dispatch('create_table_from_seed', 'dbt')(target_relation, seed_path) }}
  {%- endcall -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro duckdb__create_table_from_seed(relation, path) -%}
{%- set types = [] -%}
{%- for column, type in config.get('column_types', {}).items() -%}
  {%- do types.append(string_literal(column) ~ ': ' ~ string_literal(type)) -%}
{%- endfor -%}
create or replace table {{ relation }} as
select * from read_csv({{ string_literal(path) }}, header = true, delim = {{ string_literal(config.get('delimiter', ',')) }}
  {%- if types %}, types = { {{- types | join(', ') -}} }{% endif %}, null_padding = false)
{%- endmacro %}
