{{
  config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date_key',
    pre_hook="{{ forget_empty_days(ref('listen')) }}",
  )
}}

{{ events_to_store(ref('listen'), 'listen_key', 'listened_at') }}

select
  {{ fact_columns('listen_key', 'listened_at') }},
  {{ song_key('track_id', 'artist', 'song') }} as song_key,
  level,
  state,
  song,
  seconds
from event
