select
  playlist_id as playlist_key,
  name as playlist
from {{ ref('playlist') }}
