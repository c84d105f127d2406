select
  purchase.item as item_key,
  purchase.item,
  max(purchase.category) as category
from {{ ref('purchase') }} as purchase
group by purchase.item
