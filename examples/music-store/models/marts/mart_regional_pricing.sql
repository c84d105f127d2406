with sold as (
  select
    invoice.billing_country as country,
    sum(line.quantity) as units,
    sum(line.line_amount) as revenue,
    sum(line.quantity * track.list_price) as revenue_at_list_price,
    min(line.unit_price) as lowest_unit_price,
    max(line.unit_price) as highest_unit_price
  from {{ ref('fact_invoice_line') }} as line
  join {{ ref('fact_invoice') }} as invoice on invoice.invoice_key = line.invoice_key
  join {{ ref('dim_track') }} as track on track.track_key = line.track_key
  group by invoice.billing_country
)

select
  sold.country,
  cast(sold.revenue as decimal(18, 2)) as revenue,
  cast(sold.units as bigint) as units,
  {{ quotient('sold.revenue', 'sold.units', 'decimal(18, 4)') }} as average_unit_price,
  sold.lowest_unit_price,
  sold.highest_unit_price,
  cast(sold.revenue_at_list_price as decimal(18, 2)) as revenue_at_list_price,
  {{ share('sold.revenue', 'sold.revenue_at_list_price') }} as price_level,
  by_country.average_invoice,
  {{ quotient('sold.units', 'by_country.invoices', 'decimal(18, 2)') }} as units_per_invoice
from sold
join {{ ref('mart_sales_by_country') }} as by_country on by_country.country = sold.country
