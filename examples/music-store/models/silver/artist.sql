with artist as (
  {{ without_duplicates(source('store', 'artist'), 'artist_id') }}
)

select
  artist_id,
  {{ clean_text('name') }} as name
from artist
