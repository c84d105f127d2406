with placed as (
  select
    customer_key,
    customer,
    country,
    revenue,
    -- How many spent at least as much: customers with equal spending are in one tier.
    count(*) over (order by revenue desc) as place,
    count(*) over () as customers
  from {{ ref('mart_customer_lifetime_value') }}
)

select
  customer_key,
  customer,
  country,
  revenue,
  case
    when place <= 0.05 * customers then 'Platinum'
    when place <= 0.20 * customers then 'Gold'
    when place <= 0.50 * customers then 'Silver'
    else 'Bronze'
  end as tier
from placed
