with playlist_track as (
  {{ without_duplicates(source('store', 'playlist_track'), 'playlist_id, track_id') }}
)

select
  playlist_id,
  track_id
from playlist_track
