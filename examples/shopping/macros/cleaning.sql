{#- Text without blanks at its ends; text that says nothing is NULL. -#}
{% macro clean_text(column) -%}
  nullif(trim({{ column }}), '')
{%- endmacro %}


{#- Joins the standard spelling of a word; the join's name is the field's, or `name`. -#}
{% macro join_word(column, field, name=none) -%}
  left join {{ ref('word') }} as {{ name or field }}_word
    on {{ name or field }}_word.field = '{{ field }}' and {{ name or field }}_word.spelling = lower(trim({{ column }}))
{%- endmacro %}


{#- The standard spelling where there is one, else what was written. -#}
{% macro standard(column, name) -%}
  coalesce({{ name }}_word.standard, {{ clean_text(column) }})
{%- endmacro %}


{#- Yes or no as true or false; NULL where it is neither. -#}
{% macro flag(name) -%}
  case {{ name }}_word.standard when 'true' then true when 'false' then false end
{%- endmacro %}
