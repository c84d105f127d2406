with active as (
  select distinct
    customer_key,
    {{ first_day('month', 'date_key') }} as month
  from {{ ref('fact_invoice') }}
),

joined as (
  select
    customer_key,
    min(month) as cohort
  from active
  group by customer_key
),

cohort as (
  select
    cohort,
    count(*) as cohort_size
  from joined
  group by cohort
),

returned as (
  select
    joined.cohort,
    active.month,
    count(*) as customers
  from active
  join joined on joined.customer_key = active.customer_key
  group by joined.cohort, active.month
),

calendar as (
  select month
  from {{ ref('mart_sales_monthly') }}
)

select
  cohort.cohort,
  {{ months_between('cohort.cohort', 'calendar.month') }} as months_since,
  calendar.month,
  cohort.cohort_size,
  coalesce(returned.customers, 0) as customers,
  {{ share('coalesce(returned.customers, 0)', 'cohort.cohort_size') }} as retention
from cohort
join calendar on calendar.month >= cohort.cohort
left join returned on returned.cohort = cohort.cohort and returned.month = calendar.month
