with media_type as (
  {{ without_duplicates(source('store', 'media_type'), 'media_type_id') }}
)

select
  media_type_id,
  {{ clean_text('name') }} as name
from media_type
