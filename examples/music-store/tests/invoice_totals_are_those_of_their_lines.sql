-- A total that its lines do not add up to is the source's mistake: revenue by line and by invoice would disagree.
{{ config(severity='warn') }}

with lines as (
  select invoice_key, sum(line_amount) as total
  from {{ ref('fact_invoice_line') }}
  group by invoice_key
)

select invoice.invoice_key, invoice.total, lines.total as total_of_lines
from {{ ref('fact_invoice') }} as invoice
left join lines on lines.invoice_key = invoice.invoice_key
where invoice.total <> coalesce(lines.total, 0)
