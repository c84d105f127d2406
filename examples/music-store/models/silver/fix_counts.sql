{#- The columns that a record cannot do without. What is missing in them is imputed, all but an e-mail address. -#}
{%- set must_have = {
  'customer': ['email'],
  'invoice': ['total', 'billing_country'],
  'invoice_line': ['quantity'],
  'track': ['unit_price'],
} -%}
{%- set countries = { 'customer': 'country', 'employee': 'country', 'invoice': 'billing_country' } -%}
{%- set tables = [
  'album', 'artist', 'customer', 'employee', 'genre', 'invoice', 'invoice_line', 'media_type', 'playlist', 'playlist_track', 'track',
] -%}

with counted as (
  {%- for table in tables %}
  select
    '{{ table }}' as table_name,
    count(*) - (select count(*) from {{ ref(table) }}) as duplicate,
    {%- if table in must_have %}
    count(case when _mx_rescued is null and ({{ must_have[table] | join(' is null or ') }} is null) then 1 end) as missing,
    {%- else %}
    0 as missing,
    {%- endif %}
    {%- if table in countries %}
    (
      select count(*)
      from {{ source('store', table) }} as record
      join {{ ref('country_spelling') }} as known on known.spelling = record.{{ countries[table] }}
      where known.country <> record.{{ countries[table] }}
    ) as spelling,
    {%- else %}
    0 as spelling,
    {%- endif %}
    count(_mx_rescued) as rescued
  from {{ source('store', table) }}
  {%- if not loop.last %}
  union all
  {%- endif %}
  {%- endfor %}
)

{% for kind in ['duplicate', 'missing', 'rescued', 'spelling'] -%}
select
  table_name,
  '{{ kind }}' as kind,
  cast({{ kind }} as bigint) as records
from counted
{%- if not loop.last %}
union all
{%- endif %}
{% endfor %}
