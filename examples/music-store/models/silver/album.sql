with album as (
  {{ without_duplicates(source('store', 'album'), 'album_id') }}
)

select
  album_id,
  {{ clean_text('title') }} as title,
  artist_id
from album
