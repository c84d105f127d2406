-- Every record with the names of silver and its words in their standard spelling; nothing is left out yet.
select
  p._mx_file as source_file,
  p._mx_row as source_row,
  p."Customer ID" as customer_id,
  case when p."Age" between {{ var('youngest') }} and {{ var('oldest') }} then p."Age" end as age,
  {{ standard('p."Gender"', 'gender') }} as gender,
  {{ standard('p."Item Purchased"', 'item') }} as item,
  {{ standard('p."Category"', 'category') }} as category,
  p."Purchase Amount" as amount,
  {{ clean_text('p."Location"') }} as location,
  {{ clean_text('p."Size"') }} as size,
  {{ clean_text('p."Color"') }} as color,
  {{ standard('p."Season"', 'season') }} as season,
  case when p."Review Rating" between 1 and 5 then p."Review Rating" end as rating,
  {{ flag('subscriber') }} as is_subscriber,
  {{ standard('p."Shipping Type"', 'shipping_type') }} as shipping_type,
  {{ flag('discount') }} as is_discounted,
  {{ flag('promo') }} as used_promo_code,
  p."Previous Purchases" as previous_purchases,
  {{ standard('p."Payment Method"', 'payment_method') }} as payment_method,
  {{ standard('p."Frequency of Purchases"', 'frequency') }} as frequency
from {{ source('shop', 'purchase') }} as p
{{ join_word('p."Gender"', 'gender') }}
{{ join_word('p."Item Purchased"', 'item') }}
{{ join_word('p."Category"', 'category') }}
{{ join_word('p."Season"', 'season') }}
{{ join_word('p."Subscription Status"', 'flag', 'subscriber') }}
{{ join_word('p."Shipping Type"', 'shipping_type') }}
{{ join_word('p."Discount Applied"', 'flag', 'discount') }}
{{ join_word('p."Promo Code Used"', 'flag', 'promo') }}
{{ join_word('p."Payment Method"', 'payment_method') }}
{{ join_word('p."Frequency of Purchases"', 'frequency') }}
