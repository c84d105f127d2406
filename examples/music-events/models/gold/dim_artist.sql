-- The store's artists, and those that were only listened to. The store's facts share it.
select
  artist_id as artist_key,
  name as artist,
  true as is_sold
from {{ ref('music_store', 'artist') }}

union all

select
  artist_key,
  min(artist),
  false
from {{ ref('dim_song') }}
where artist_key < 0
group by artist_key
