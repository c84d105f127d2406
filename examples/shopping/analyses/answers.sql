{#- What `mixdown demo shopping` prints: one line per question, read from the marts. A row is a question's name and its answer as text;
    rows come in the order of `place`. -#}
with seasons as (
  select
    sum(revenue) as revenue,
    string_agg(season || ' ' || substr('▁▂▃▄▅▆▇█', 1 + cast(floor(7 * revenue / most) as integer), 1), ' ' order by season_number) as bars
  from (select season_number, season, revenue, max(revenue) over () as most from {{ ref('mart_season') }} where season is not null)
),

discounts as (
  select
    max(average_purchase) filter (where discount = 'with discount') as discounted,
    max(average_purchase) filter (where discount = 'without discount') as undiscounted
  from {{ ref('mart_discount_effect') }}
)

select answer, figure
from (
  select 1 as place, 'Revenue' as answer, format('{:,.2f}', cast(revenue as double)) || '    ' || bars as figure
  from seasons

  union all

  select 2, 'Best category', category || ' ' || format('{:,.2f}', cast(revenue as double)) || ', ' || round(revenue_share, 1) || ' % of revenue'
  from {{ ref('mart_revenue_by_category') }}
  where rank = 1

  union all

  select 3, 'Bought most', item || ' ' || format('{:,}', purchases) || ' times'
  from {{ ref('mart_item_popularity') }}
  where rank = 1

  union all

  select 4, 'Paid with', payment_method || ' ' || format('{:,}', purchases) || ' times'
  from {{ ref('mart_payment_method') }}
  where rank = 1

  union all

  select 5, 'A purchase', format('{:,.2f}', cast(discounted as double)) || ' with a discount, ' || format('{:,.2f}', cast(undiscounted as double)) || ' without'
  from discounts
)
order by place
