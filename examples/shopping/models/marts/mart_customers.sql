-- What each customer bought, and what a year of it is worth.
select
  customer.customer_key,
  customer.gender,
  customer.age,
  customer.age_group,
  customer.location_key as location,
  customer.is_subscriber,
  customer.frequency,
  customer.purchases_ever,
  count(*) as purchases,
  sum(purchase.amount) as revenue,
  round(sum(purchase.amount) / count(*), 2) as average_purchase,
  round(avg(purchase.rating), 2) as average_rating,
  round(sum(purchase.amount) / count(*) * customer.purchases_per_year, 2) as yearly_value,
  row_number() over (order by sum(purchase.amount) / count(*) * customer.purchases_per_year desc nulls last, customer.customer_key) as rank
from {{ ref('dim_customer') }} as customer
join {{ ref('fact_purchase') }} as purchase on purchase.customer_key = customer.customer_key
group by
  customer.customer_key, customer.gender, customer.age, customer.age_group, customer.location_key, customer.is_subscriber,
  customer.frequency, customer.purchases_ever, customer.purchases_per_year
