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
  event_key as listen_key,
  user_key,
  user_id,
  session_id as session_key,
  {{ song_key('track_id', 'artist', 'song') }} as song_key,
  {{ location_key('event') }} as location_key,
  date_key,
  {{ time_key('event_at') }} as time_key,
  event_at as listened_at,
  level,
  state,
  song,
  seconds
from event
