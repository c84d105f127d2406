select
  customer.frequency,
  customer.purchases_per_year,
  count(*) as purchases,
  count(distinct purchase.customer_key) as customers,
  sum(purchase.amount) as revenue,
  round(sum(purchase.amount) / count(*), 2) as average_purchase,
  round(avg(purchase.rating), 2) as average_rating,
  round(100.0 * sum(purchase.amount) / sum(sum(purchase.amount)) over (), 2) as revenue_share
from {{ ref('fact_purchase') }} as purchase
join {{ ref('dim_customer') }} as customer on customer.customer_key = purchase.customer_key
group by customer.frequency, customer.purchases_per_year
