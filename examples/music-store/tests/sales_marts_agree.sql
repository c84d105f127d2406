-- Every table of sales over all time adds up to the same revenue and units.
{% set marts = [
  'mart_sales_daily', 'mart_sales_weekly', 'mart_sales_monthly', 'mart_sales_quarterly', 'mart_sales_yearly', 'mart_sales_by_country',
] %}

with fact as (
  select sum(total) as revenue, sum(quantity) as units
  from {{ ref('fact_invoice') }}
),

mart as (
  {%- for name in marts %}
  select '{{ name }}' as mart, sum(revenue) as revenue, sum(units) as units
  from {{ ref(name) }}
  {{- '\n  union all' if not loop.last }}
  {%- endfor %}
)

select mart.*
from mart
cross join fact
where mart.revenue is distinct from fact.revenue
  or mart.units is distinct from fact.units
