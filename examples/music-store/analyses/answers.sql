{#- What `mixdown demo` prints: one line per question, read from the marts. A row is a question's name and its answer as text;
    rows come in the order of `place`. -#}
with yearly as (
  select
    sum(revenue) as revenue,
    string_agg(
      year || ' ' || substr('▁▂▃▄▅▆▇█', 1 + cast(floor(7 * revenue / most) as integer), 1), ' ' order by year
    ) as bars
  from (select year, revenue, max(revenue) over () as most from {{ ref('mart_sales_yearly') }})
),

customers as (
  select
    count(*) filter (where has_lapsed) as lapsed,
    count(*) as customers
  from {{ ref('mart_customer_churn') }}
)

select answer, figure
from (
  select 1 as place, 'Revenue' as answer, format('{:,.2f}', cast(revenue as double)) || '    ' || bars as figure
  from yearly

  union all

  select 2, 'Best genre', genre || ' ' || format('{:,.2f}', cast(revenue as double)) || ', ' || round(100 * revenue_share, 1) || ' % of revenue'
  from {{ ref('mart_top_genres') }}
  where rank = 1

  union all

  select 3, 'Best market', country || ' ' || format('{:,.2f}', cast(revenue as double)) || ', ' || round(100 * revenue_share, 1) || ' %'
  from {{ ref('mart_sales_by_country') }}
  where rank = 1

  union all

  select 4, 'Best agent', name || ' ' || format('{:,.2f}', cast(revenue as double))
  from {{ ref('mart_employee_performance') }}
  where rank = 1

  union all

  select 5, 'Lapsed customers', format('{:,} of {:,}', lapsed, customers) || ' without a purchase for {{ var("churn_months") }} months'
  from customers
)
order by place
