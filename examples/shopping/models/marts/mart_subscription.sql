-- Subscribers beside the others.
select
  case when is_subscriber then 'subscriber' else 'no subscriber' end as subscription,
  count(*) as purchases,
  count(distinct customer_key) as customers,
  sum(amount) as revenue,
  round(sum(amount) / count(*), 2) as average_purchase,
  round(avg(rating), 2) as average_rating,
  round(100.0 * sum(case when is_discounted then 1 else 0 end) / count(*), 2) as discounted_share,
  round(100.0 * sum(amount) / sum(sum(amount)) over (), 2) as revenue_share
from {{ ref('fact_purchase') }}
where is_subscriber is not null
group by is_subscriber
