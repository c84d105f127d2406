select
  album.album_id as album_key,
  album.title as album,
  album.artist_id as artist_key,
  artist.name as artist
from {{ ref('album') }} as album
join {{ ref('artist') }} as artist on artist.artist_id = album.artist_id
