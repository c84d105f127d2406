select
  {{ dbt.concat(['cast(customer_id as ' ~ dbt.type_string() ~ ')', "'-'", 'cast(purchase_number as ' ~ dbt.type_string() ~ ')']) }} as purchase_key,
  customer_id as customer_key,
  item as item_key,
  location as location_key,
  purchase_number,
  season,
  case season when 'Spring' then 1 when 'Summer' then 2 when 'Fall' then 3 when 'Winter' then 4 end as season_number,
  size,
  color,
  payment_method,
  shipping_type,
  is_subscriber,
  is_discounted,
  used_promo_code,
  rating,
  amount,
  amount_is_imputed
from {{ ref('purchase') }}
