{#-
The facts are incremental by day: a day whose rows are not what the fact holds is replaced whole, every other day is left alone.
What differs is found by content, so it makes no difference why it does: new invoices, late ones, a reloaded file with lines
added, changed or taken away, a duplicate, an agent who took over a customer. The fact is always what a full refresh would give.
-#}

{#- Ends a fact: selects `columns` from the CTE `fresh`; in an incremental run only the days that differ from the stored ones. -#}
{% macro only_changed_days(fresh, columns) -%}
{{- only_changed(fresh, columns, by='date_key') }}
{%- endmacro %}


{#- The same of a table that is replaced by another key than the day. -#}
{% macro only_changed(fresh, columns, by) -%}
{%- if is_incremental() -%}
,

fresh_content as (
  {{ content_by(fresh, columns, by) }}
),

stored_content as (
  {{ content_by(this, columns, by) }}
),

changed as (
  select fresh_content.{{ by }}
  from fresh_content
  left join stored_content on stored_content.{{ by }} = fresh_content.{{ by }}
  where stored_content.content is distinct from fresh_content.content
)
{%- endif %}

select
  {{ columns | join(',\n  ') }}
from {{ fresh }}
{%- if is_incremental() %}
where {{ by }} in (select {{ by }} from changed)
{%- endif %}
{%- endmacro %}


{#- One number per day, or other key, that changes when any value of any of its rows does. A sum does not depend on their order. -#}
{% macro content_by(relation, columns, by) -%}
select
    {{ by }},
    sum({{ row_hash(columns) }}) as content
  from {{ relation }}
  group by {{ by }}
{%- endmacro %}


{#- A number for the values of a row. -#}
{% macro row_hash(columns) -%}
  {{ return(adapter.dispatch('row_hash', 'music_store')(columns)) }}
{%- endmacro %}

{% macro default__row_hash(columns) -%}
  hash({{ columns | join(', ') }})
{%- endmacro %}

{% macro postgres__row_hash(columns) -%}
  hashtextextended(cast(row({{ columns | join(', ') }}) as text), 0)
{%- endmacro %}


{#- Before an incremental run: takes out of the fact the days on which nothing is left: no invoice, or none with `lines`. -#}
{% macro forget_empty_days(invoices, lines=none) -%}
{%- if is_incremental() -%}
delete from {{ this }}
where date_key not in (
  select cast(invoice_date as date)
  from {{ invoices }}
  {%- if lines is not none %}
  where invoice_id in (select invoice_id from {{ lines }})
  {%- endif %}
)
{%- endif -%}
{%- endmacro %}
