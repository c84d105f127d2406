select
  item.item,
  item.category,
  count(*) as purchases,
  count(distinct purchase.customer_key) as customers,
  sum(purchase.amount) as revenue,
  round(sum(purchase.amount) / count(*), 2) as average_purchase,
  round(avg(purchase.rating), 2) as average_rating,
  round(100.0 * sum(purchase.amount) / sum(sum(purchase.amount)) over (), 2) as revenue_share,
  row_number() over (order by count(*) desc, sum(purchase.amount) desc, item.item) as rank
from {{ ref('fact_purchase') }} as purchase
join {{ ref('dim_item') }} as item on item.item_key = purchase.item_key
group by item.item, item.category
