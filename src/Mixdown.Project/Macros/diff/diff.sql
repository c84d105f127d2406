{# Comparison of two relations. `columns` are those that both have and that are no keys: {name, cast}; with `cast` the values are
   compared as text, since their types are not the same. Rows whose key is null match nothing. #}
{% macro diff_value(side, column) -%}
  {%- if column.cast -%} cast({{ side }}.{{ adapter.quote(column.name) }} as {{ type_string() }})
  {%- else -%} {{ side }}.{{ adapter.quote(column.name) }} {%- endif -%}
{%- endmacro %}

{% macro diff_differs(column) -%}
  {{ diff_value('old_rows', column) }} is distinct from {{ diff_value('new_rows', column) }}
{%- endmacro %}

{% macro diff_join(old, new, keys) -%}
  (select old_side.*, 1 as mx_there from {{ old }} as old_side) as old_rows
  full join (select new_side.*, 1 as mx_there from {{ new }} as new_side) as new_rows
    on {% for key in keys -%}
      old_rows.{{ adapter.quote(key) }} = new_rows.{{ adapter.quote(key) }} {%- if not loop.last %} and {% endif %}
    {%- endfor %}
{%- endmacro %}

{% macro diff_duplicate_keys(relation, keys) -%}
  {{ return(run_query("select count(*) from (select 1 as one from " ~ relation ~ " group by " ~ get_quoted_csv(keys) ~ " having count(*) > 1) as repeated")) }}
{%- endmacro %}

{# One row: rows added, removed, in both; then rows changed; then for each column the rows in which it differs. #}
{% macro diff_counts(old, new, keys, columns) -%}
  {%- set query -%}
    select
      count(*) filter (where old_rows.mx_there is null) as added,
      count(*) filter (where new_rows.mx_there is null) as removed,
      count(*) filter (where old_rows.mx_there = 1 and new_rows.mx_there = 1) as in_both,
      count(*) filter (where old_rows.mx_there = 1 and new_rows.mx_there = 1 and (false
        {%- for column in columns %} or {{ diff_differs(column) }}{% endfor %})) as changed
      {%- for column in columns %},
      count(*) filter (where old_rows.mx_there = 1 and new_rows.mx_there = 1 and {{ diff_differs(column) }})
      {%- endfor %}
    from {{ diff_join(old, new, keys) }}
  {%- endset -%}
  {{ return(run_query(query)) }}
{%- endmacro %}

{# Rows that differ, `most` of each kind: what happened, the key, then each column before and after. #}
{% macro diff_examples(old, new, keys, columns, most) -%}
  {%- set query -%}
    select * from (
      select
        found.*, row_number() over (partition by change order by {{ get_quoted_csv(keys) }}) as mx_number
      from (
        select
          case when old_rows.mx_there is null then 'added' when new_rows.mx_there is null then 'removed' else 'changed' end as change
          {%- for key in keys %},
          coalesce(old_rows.{{ adapter.quote(key) }}, new_rows.{{ adapter.quote(key) }}) as {{ adapter.quote(key) }}
          {%- endfor %}
          {%- for column in columns %},
          old_rows.{{ adapter.quote(column.name) }} as {{ adapter.quote('old ' ~ column.name) }},
          new_rows.{{ adapter.quote(column.name) }} as {{ adapter.quote('new ' ~ column.name) }}
          {%- endfor %}
        from {{ diff_join(old, new, keys) }}
        where old_rows.mx_there is null or new_rows.mx_there is null
          {%- for column in columns %} or {{ diff_differs(column) }}{% endfor %}
      ) as found
    ) as numbered
    where mx_number <= {{ most }}
    order by change, {{ get_quoted_csv(keys) }}
  {%- endset -%}
  {{ return(run_query(query)) }}
{%- endmacro %}

{# Without a key rows are compared whole: rows only in the new relation, rows only in the old one, rows in the new one. #}
{% macro diff_whole_rows(old, new, columns) -%}
  {%- set listed = [] -%}
  {%- for column in columns -%}
    {%- do listed.append(diff_value('one', column)) -%}
  {%- endfor -%}
  {%- set listed = listed | join(', ') -%}
  {%- set query -%}
    select
      (select count(*) from (select {{ listed }} from {{ new }} as one except all select {{ listed }} from {{ old }} as one) as added),
      (select count(*) from (select {{ listed }} from {{ old }} as one except all select {{ listed }} from {{ new }} as one) as removed),
      (select count(*) from {{ new }} as one)
  {%- endset -%}
  {{ return(run_query(query)) }}
{%- endmacro %}

{# The rows that a model would have, in a table of this transaction. #}
{% macro diff_new_rows(relation, sql) -%}
  {%- set new_rows = make_temp_relation(relation, '__mx_diff') -%}
  {%- call statement('new_rows') -%}
    {{ get_create_table_as_sql(true, new_rows, sql) }}
  {%- endcall -%}
  {{ return(new_rows) }}
{%- endmacro %}
