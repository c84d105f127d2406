-- No invoice is lost or counted twice on the way from silver to the fact.
with silver as (
  select count(*) as invoices, sum(total) as total
  from {{ ref('invoice') }}
),

gold as (
  select count(*) as invoices, sum(total) as total
  from {{ ref('fact_invoice') }}
)

select silver.*, gold.invoices as gold_invoices, gold.total as gold_total
from silver
cross join gold
where silver.invoices <> gold.invoices
  or silver.total is distinct from gold.total
