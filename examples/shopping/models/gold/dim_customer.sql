-- Each customer as of the last purchase.
with last_purchase as (
  select *, row_number() over (partition by customer_id order by purchase_number desc) as back
  from {{ ref('purchase') }}
)

select
  customer_id as customer_key,
  gender,
  age,
  case
    when age < 25 then 'under 25'
    when age < 35 then '25 to 34'
    when age < 45 then '35 to 44'
    when age < 55 then '45 to 54'
    when age < 65 then '55 to 64'
    when age >= 65 then '65 and over'
  end as age_group,
  location as location_key,
  is_subscriber,
  frequency,
  purchases_per_year,
  purchase_number as purchases_ever
from last_purchase
where back = 1
