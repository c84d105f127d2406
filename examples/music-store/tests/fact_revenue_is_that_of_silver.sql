-- No line is lost or counted twice on the way from silver to the fact.
with silver as (
  select count(*) as lines, sum(quantity) as units, sum(quantity * unit_price) as revenue
  from {{ ref('invoice_line') }}
),

gold as (
  select count(*) as lines, sum(quantity) as units, sum(line_amount) as revenue
  from {{ ref('fact_invoice_line') }}
)

select silver.*, gold.lines as gold_lines, gold.units as gold_units, gold.revenue as gold_revenue
from silver
cross join gold
where silver.lines <> gold.lines
  or silver.units is distinct from gold.units
  or silver.revenue is distinct from gold.revenue
