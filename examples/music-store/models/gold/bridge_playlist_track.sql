select
  playlist_id as playlist_key,
  track_id as track_key
from {{ ref('playlist_track') }}
