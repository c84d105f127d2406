-- Records that say too little to be a purchase, and why. They are in no table of gold.
select
  source_file,
  source_row,
  case
    when customer_id is null then 'no customer'
    when previous_purchases is null then 'no number of the purchase'
    else 'no item'
  end as reason
from {{ ref('purchase_word') }}
where customer_id is null or previous_purchases is null or item is null
