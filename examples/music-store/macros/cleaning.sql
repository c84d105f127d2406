{#- Text without blanks at its ends; text that says nothing is NULL. -#}
{% macro clean_text(column) -%}
  nullif(trim({{ column }}), '')
{%- endmacro %}


{#- What two spellings of one country have in common. -#}
{% macro country_spelling(column) -%}
  lower(trim({{ column }}))
{%- endmacro %}


{#-
Each key of a bronze table once. Of several records with one key the last that arrived wins: the last file by name, in it the last
row. The order is total, so the same records stay whenever and in how many loads they came.
-#}
{% macro without_duplicates(relation, key) -%}
  select *
  from (
    select
      *,
      row_number() over (partition by {{ key }} order by _mx_file desc, _mx_row desc) as copy
    from {{ relation }}
    where {{ key.split(', ') | join(' is not null and ') }} is not null
  ) as record
  where copy = 1
{%- endmacro %}
