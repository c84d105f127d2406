with scored as (
  select
    customer_key,
    customer,
    country,
    {{ as_of() }} - last_purchase as days_since_purchase,
    invoices,
    revenue,
    -- Fifths of the customers, 5 the best; equal customers get equal scores.
    cast(ceil(5.0 * count(*) over (order by last_purchase) / count(*) over ()) as integer) as recency,
    cast(ceil(5.0 * count(*) over (order by invoices) / count(*) over ()) as integer) as frequency,
    cast(ceil(5.0 * count(*) over (order by revenue) / count(*) over ()) as integer) as monetary
  from {{ ref('mart_customer_lifetime_value') }}
)

select
  customer_key,
  customer,
  country,
  days_since_purchase,
  invoices,
  revenue,
  recency,
  frequency,
  monetary,
  case
    when recency >= 4 and frequency >= 4 and monetary >= 4 then 'Champions'
    when recency >= 3 and (frequency >= 4 or monetary >= 4) then 'Loyal'
    when recency >= 4 then 'Promising'
    when recency = 3 then 'Needs attention'
    when frequency >= 4 or monetary >= 4 then 'At risk'
    else 'Hibernating'
  end as segment
from scored
