-- Every way to cut the revenue adds up to the same.
with whole as (
  select sum(amount) as revenue, count(*) as purchases from {{ ref('fact_purchase') }}
),

cut as (
  {%- for mart in ['mart_revenue_by_category', 'mart_item_popularity', 'mart_season', 'mart_payment_method', 'mart_gender',
      'mart_age_group', 'mart_frequency', 'mart_location', 'mart_customers'] %}
  select '{{ mart }}' as mart, sum(revenue) as revenue, sum(purchases) as purchases from {{ ref(mart) }}
  {%- if not loop.last %}
  union all
  {%- endif %}
  {%- endfor %}
)

select cut.*
from cut
cross join whole
where cut.revenue <> whole.revenue or cut.purchases <> whole.purchases
