select
  location.location,
  location.state_code,
  count(*) as purchases,
  count(distinct purchase.customer_key) as customers,
  sum(purchase.amount) as revenue,
  round(sum(purchase.amount) / count(*), 2) as average_purchase,
  round(avg(purchase.rating), 2) as average_rating,
  round(100.0 * sum(purchase.amount) / sum(sum(purchase.amount)) over (), 2) as revenue_share,
  row_number() over (order by sum(purchase.amount) desc, location.location) as rank
from {{ ref('fact_purchase') }} as purchase
join {{ ref('dim_location') }} as location on location.location_key = purchase.location_key
group by location.location, location.state_code
