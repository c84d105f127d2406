with track as (
  {{ without_duplicates(source('store', 'track'), 'track_id') }}
),

album_price as (
  select
    album_id,
    max(unit_price) as unit_price
  from track
  group by album_id
)

select
  track.track_id,
  {{ clean_text('track.name') }} as name,
  track.album_id,
  track.media_type_id,
  track.genre_id,
  {{ clean_text('track.composer') }} as composer,
  track.milliseconds,
  track.bytes,
  -- The tracks of an album cost the same, so a missing price is the price of the others.
  coalesce(track.unit_price, album_price.unit_price) as unit_price
from track
left join album_price on album_price.album_id = track.album_id
