with bought as (
  select
    customer_key,
    min(date_key) as first_purchase,
    max(date_key) as last_purchase,
    count(*) as invoices,
    sum(quantity) as units,
    sum(total) as revenue
  from {{ ref('fact_invoice') }}
  where date_key <= {{ as_of() }}
  group by customer_key
),

paced as (
  select
    *,
    {{ months_between('first_purchase', as_of()) }} + 1 as months_as_customer,
    last_purchase < {{ as_of() }} - interval '{{ var("churn_months") }} months' as has_lapsed
  from bought
),

expected as (
  select
    *,
    {{ money_per('revenue', 'months_as_customer') }} as revenue_per_month,
    case when has_lapsed then 0 else {{ money_per('12 * revenue', 'months_as_customer') }} end as expected_next_year
  from paced
)

select
  expected.customer_key,
  customer.first_name || ' ' || customer.last_name as customer,
  customer.country,
  expected.first_purchase,
  expected.last_purchase,
  expected.months_as_customer,
  expected.has_lapsed,
  expected.invoices,
  cast(expected.units as bigint) as units,
  cast(expected.revenue as decimal(18, 2)) as revenue,
  {{ money_per('expected.revenue', 'expected.invoices') }} as average_invoice,
  expected.revenue_per_month,
  cast(expected.expected_next_year as decimal(18, 2)) as expected_next_year,
  cast(expected.revenue + expected.expected_next_year as decimal(18, 2)) as lifetime_value
from expected
join {{ ref('dim_customer') }} as customer on customer.customer_key = expected.customer_key
