with sold as (
  select
    billing_country as country,
    sum(total) as revenue,
    sum(quantity) as units,
    count(*) as invoices,
    count(distinct customer_key) as customers
  from {{ ref('fact_invoice') }}
  group by billing_country
)

select
  country,
  row_number() over (order by revenue desc, country) as rank,
  cast(revenue as decimal(18, 2)) as revenue,
  {{ share('revenue', 'sum(revenue) over ()') }} as revenue_share,
  cast(units as bigint) as units,
  invoices,
  customers,
  {{ money_per('revenue', 'invoices') }} as average_invoice
from sold
