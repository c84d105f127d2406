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

spine as (
  select cast(unnest(generate_series(first_day, last_day, interval '1 day')) as date) as date_key
  from span
)

select
  date_key,
  date_key as date,
  cast(extract(day from date_key) as integer) as day,
  cast(extract(isodow from date_key) as integer) as weekday,
  cast(extract(week from date_key) as integer) as week,
  cast(extract(month from date_key) as integer) as month,
  cast(extract(quarter from date_key) as integer) as quarter,
  cast(extract(year from date_key) as integer) as year,
  extract(isodow from date_key) >= 6 as is_weekend
from spine
