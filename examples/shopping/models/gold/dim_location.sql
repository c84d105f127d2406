select
  purchase.location as location_key,
  purchase.location,
  max(location.state_code) as state_code
from {{ ref('purchase') }} as purchase
left join {{ ref('location') }} as location on location.location = purchase.location
group by purchase.location
