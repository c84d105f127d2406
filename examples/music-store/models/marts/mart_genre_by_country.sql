with sold as (
  select
    invoice.billing_country as country,
    line.genre_key,
    sum(line.line_amount) as revenue,
    sum(line.quantity) as units
  from {{ ref('fact_invoice_line') }} as line
  join {{ ref('fact_invoice') }} as invoice on invoice.invoice_key = line.invoice_key
  group by invoice.billing_country, line.genre_key
)

select
  sold.country,
  sold.genre_key,
  genre.genre,
  row_number() over (partition by sold.country order by sold.revenue desc, sold.units desc, sold.genre_key) as rank,
  cast(sold.revenue as decimal(18, 2)) as revenue,
  {{ share('sold.revenue', 'sum(sold.revenue) over (partition by sold.country)') }} as share_of_country,
  cast(sold.units as bigint) as units
from sold
join {{ ref('dim_genre') }} as genre on genre.genre_key = sold.genre_key
