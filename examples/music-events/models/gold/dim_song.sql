-- Songs that the store sells are its tracks, with what the store says of them. Others are known by title and artist alone.
with heard as (
  {%- for table in ['listen', 'page_view'] %}
  select
    {{ song_key('track_id', 'artist', 'song') }} as song_key,
    track_id,
    artist,
    song,
    seconds
  from {{ ref(table) }}
  {{- '\n\n  union\n' if not loop.last }}
  {%- endfor %}
),

-- One spelling of each song; a number that the store does not know has the title that events give it.
spelt as (
  select
    song_key,
    max(track_id) as track_id,
    min(song) as song,
    min(artist) as artist,
    max(seconds) as seconds
  from heard
  where song_key <> {{ unknown_number() }} and song_key not in (select track_key from {{ ref('music_store', 'dim_track') }})
  group by song_key
),

known_artist as (
  select lower(name) as spelling, min(artist_id) as artist_key
  from {{ ref('music_store', 'artist') }}
  group by lower(name)
)

select
  track_key as song_key,
  track_key,
  track as song,
  artist_key,
  artist,
  album,
  genre,
  cast(seconds as decimal(12, 3)) as seconds
from {{ ref('music_store', 'dim_track') }}

union all

select
  spelt.song_key,
  null,
  coalesce(spelt.song, 'track ' || spelt.track_id),
  case
    when spelt.artist is null then {{ unknown_number() }}
    else coalesce(known_artist.artist_key, {{ hashed_number('lower(spelt.artist)') }})
  end,
  coalesce(spelt.artist, '{{ unknown() }}'),
  '{{ unknown() }}',
  '{{ unknown() }}',
  spelt.seconds
from spelt
left join known_artist on known_artist.spelling = lower(spelt.artist)

union all

select
  {{ unknown_number() }}, null, '{{ unknown() }}', {{ unknown_number() }}, '{{ unknown() }}', '{{ unknown() }}', '{{ unknown() }}', null
