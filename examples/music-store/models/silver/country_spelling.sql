-- Every spelling of a country that occurs in bronze, and the country that it means. A spelling that is not known stays as it is,
-- trimmed, and has no code; a test warns of it.
with spelling as (
  select country as spelling from {{ source('store', 'customer') }}
  union
  select country from {{ source('store', 'employee') }}
  union
  select billing_country from {{ source('store', 'invoice') }}
),

known as (
  select {{ country_spelling('country') }} as spelling, country_code from {{ ref('country') }}
  union
  select {{ country_spelling('country_code') }}, country_code from {{ ref('country') }}
  union
  select {{ country_spelling('also_called') }}, country_code from {{ ref('country_alias') }}
)

select
  spelling.spelling,
  coalesce(country.country, trim(spelling.spelling)) as country,
  country.country_code
from spelling
left join known on known.spelling = {{ country_spelling('spelling.spelling') }}
left join {{ ref('country') }} as country on country.country_code = known.country_code
where {{ clean_text('spelling.spelling') }} is not null
