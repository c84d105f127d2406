-- Purchases with a discount beside those without one.
select
  case when is_discounted then 'with discount' else 'without discount' end as discount,
  count(*) as purchases,
  count(distinct customer_key) as customers,
  sum(amount) as revenue,
  round(sum(amount) / count(*), 2) as average_purchase,
  round(avg(rating), 2) as average_rating,
  round(100.0 * count(*) / sum(count(*)) over (), 2) as purchase_share,
  round(100.0 * sum(amount) / sum(sum(amount)) over (), 2) as revenue_share
from {{ ref('fact_purchase') }}
where is_discounted is not null
group by is_discounted
