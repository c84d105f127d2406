-- Every day of the years in which anything was sold.
with span as (
  select
    cast(date_trunc('year', min(invoice_date)) as date) as first_day,
    cast(date_trunc('year', max(invoice_date)) + interval '1 year' - interval '1 day' as date) as last_day
  from {{ ref('invoice') }}
),

{{ days_of('span') }}

select
  {{ day_columns() }}
from day
