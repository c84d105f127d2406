with invoice as (
  {{ without_duplicates(source('store', 'invoice'), 'invoice_id') }}
),

-- Invoices are numbered as they are written, so one without a readable date is given the date of the last one before it that has
-- one. `dated` counts the dates so far: invoices that share it are one with a date and those after it that have none.
numbered as (
  select
    invoice_id,
    invoice_date,
    count(invoice_date) over (order by invoice_id) as dated
  from invoice
),

imputed_date as (
  select
    undated.invoice_id,
    dated.invoice_date
  from numbered as undated
  join numbered as dated on dated.dated = undated.dated and dated.invoice_date is not null
  where undated.invoice_date is null
),

line_total as (
  select
    invoice_id,
    sum(quantity * unit_price) as total
  from {{ ref('invoice_line') }}
  where invoice_id in (select invoice_id from invoice where total is null)
  group by invoice_id
)

select
  invoice.invoice_id,
  invoice.customer_id,
  coalesce(invoice.invoice_date, imputed_date.invoice_date) as invoice_date,
  {{ clean_text('invoice.billing_address') }} as billing_address,
  {{ clean_text('invoice.billing_city') }} as billing_city,
  {{ clean_text('invoice.billing_state') }} as billing_state,
  coalesce(country.country, customer.country) as billing_country,
  {{ clean_text('invoice.billing_postal_code') }} as billing_postal_code,
  cast(coalesce(invoice.total, line_total.total) as decimal(10, 2)) as total
from invoice
left join imputed_date on imputed_date.invoice_id = invoice.invoice_id
left join {{ ref('country_spelling') }} as country on country.spelling = invoice.billing_country
left join {{ ref('customer') }} as customer on customer.customer_id = invoice.customer_id
left join line_total on line_total.invoice_id = invoice.invoice_id
