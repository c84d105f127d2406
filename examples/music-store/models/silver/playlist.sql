with playlist as (
  {{ without_duplicates(source('store', 'playlist'), 'playlist_id') }}
)

select
  playlist_id,
  {{ clean_text('name') }} as name
from playlist
