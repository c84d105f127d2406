-- Valid purchases, each once. Of several records of one purchase the last that arrived wins: the last file by name, in it the last row.
with record as (
  select
    *,
    row_number() over (partition by customer_id, previous_purchases order by source_file desc, source_row desc) as copy
  from {{ ref('purchase_word') }}
  where customer_id is not null and previous_purchases is not null and item is not null
),

usual as (
  select item, cast(round(percentile_cont(0.5) within group (order by amount)) as decimal(10, 2)) as amount
  from record
  where copy = 1 and amount > 0
  group by item
)

select
  record.customer_id,
  record.previous_purchases + 1 as purchase_number,
  record.age,
  record.gender,
  record.item,
  coalesce(item.category, record.category, 'Unknown') as category,
  case when record.amount > 0 then record.amount else usual.amount end as amount,
  not coalesce(record.amount > 0, false) as amount_is_imputed,
  coalesce(record.location, 'Unknown') as location,
  record.size,
  record.color,
  record.season,
  record.rating,
  record.is_subscriber,
  record.shipping_type,
  record.is_discounted,
  record.used_promo_code,
  record.payment_method,
  record.frequency,
  frequency.purchases_per_year
from record
left join usual on usual.item = record.item
left join {{ ref('item') }} as item on item.item = record.item
left join {{ ref('frequency') }} as frequency on frequency.frequency = record.frequency
where record.copy = 1 and (record.amount > 0 or usual.amount is not null)
