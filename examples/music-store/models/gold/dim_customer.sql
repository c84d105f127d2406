select
  customer_id as customer_key,
  first_name,
  last_name,
  first_name || ' ' || last_name as customer,
  company,
  city,
  state,
  country,
  country_code,
  support_rep_id as support_agent_key
from {{ ref('customer') }}
