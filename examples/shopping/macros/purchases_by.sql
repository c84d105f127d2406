{#-
Purchases grouped by columns of the fact: how many, by how many customers, for how much, and their share of everything.
-#}
{% macro purchases_by(columns) -%}
select
  {{ columns | join(', ') }},
  count(*) as purchases,
  count(distinct customer_key) as customers,
  sum(amount) as revenue,
  round(sum(amount) / count(*), 2) as average_purchase,
  round(avg(rating), 2) as average_rating,
  round(100.0 * sum(amount) / sum(sum(amount)) over (), 2) as revenue_share,
  row_number() over (order by sum(amount) desc, {{ columns | join(', ') }}) as rank
from {{ ref('fact_purchase') }}
group by {{ columns | join(', ') }}
{%- endmacro %}
