with customer as (
  {{ without_duplicates(source('store', 'customer'), 'customer_id') }}
)

select
  customer.customer_id,
  {{ clean_text('customer.first_name') }} as first_name,
  {{ clean_text('customer.last_name') }} as last_name,
  {{ clean_text('customer.company') }} as company,
  {{ clean_text('customer.address') }} as address,
  {{ clean_text('customer.city') }} as city,
  {{ clean_text('customer.state') }} as state,
  country.country,
  country.country_code,
  {{ clean_text('customer.postal_code') }} as postal_code,
  {{ clean_text('customer.phone') }} as phone,
  {{ clean_text('customer.fax') }} as fax,
  {{ clean_text('customer.email') }} as email,
  customer.support_rep_id
from customer
left join {{ ref('country_spelling') }} as country on country.spelling = customer.country
