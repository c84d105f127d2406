select
  track.track_id as track_key,
  track.name as track,
  album.album,
  album.artist,
  genre.genre,
  media_type.media_type,
  track.composer,
  cast(track.milliseconds / 1000.0 as decimal(12, 3)) as seconds,
  track.bytes,
  track.unit_price as list_price,
  track.album_id as album_key,
  album.artist_key,
  track.genre_id as genre_key,
  track.media_type_id as media_type_key
from {{ ref('track') }} as track
join {{ ref('dim_album') }} as album on album.album_key = track.album_id
join {{ ref('dim_genre') }} as genre on genre.genre_key = track.genre_id
join {{ ref('dim_media_type') }} as media_type on media_type.media_type_key = track.media_type_id
