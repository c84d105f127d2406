select
  customer_key,
  customer,
  country,
  last_purchase,
  {{ as_of() }} - last_purchase as days_since_purchase,
  has_lapsed,
  case when has_lapsed then cast(last_purchase + interval '{{ var("churn_months") }} months' as date) end as lapsed_on,
  revenue
from {{ ref('mart_customer_lifetime_value') }}
