{% materialization table, default %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- do drop_relation_of_other_type(target_relation) -%}
  {%- call statement('main') -%}
    {{ get_create_table_as_sql(false, target_relation, sql) }}
  {%- endcall -%}
  {%- do create_indexes(target_relation) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
