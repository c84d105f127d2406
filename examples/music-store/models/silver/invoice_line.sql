with invoice_line as (
  {{ without_duplicates(source('store', 'invoice_line'), 'invoice_line_id') }}
)

select
  invoice_line_id,
  invoice_id,
  track_id,
  unit_price,
  -- The store sells single downloads: a line that does not say how many is one.
  coalesce(quantity, 1) as quantity
from invoice_line
