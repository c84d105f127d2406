-- Every day of the years in which anything was listened to or sold. The store's facts share it.
with span as (
  select
    cast(date_trunc('year', min(date_key)) as date) as first_day,
    cast(date_trunc('year', max(date_key)) + interval '1 year' - interval '1 day' as date) as last_day
  from (
    {%- for table in ['listen', 'auth', 'page_view', 'status_change'] %}
    select date_key from {{ ref(table) }}
    union all
    {%- endfor %}
    select cast(invoice_date as date) from {{ ref('music_store', 'invoice') }}
  )
),

{{ music_store.days_of('span') }}

select
  {{ music_store.day_columns() }},
  extract(isodow from date_key) >= 6 as is_weekend
from day
