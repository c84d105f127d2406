{{
  config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date_key',
    pre_hook="{{ forget_empty_days(ref('page_view')) }}",
  )
}}

{{ events_to_store(ref('page_view'), 'page_view_key', 'viewed_at') }}

select
  {{ fact_columns('page_view_key', 'viewed_at') }},
  coalesce(page, '{{ unknown() }}') as page_key,
  case when page = 'NextSong' then {{ song_key('track_id', 'artist', 'song') }} else {{ unknown_number() }} end as song_key,
  item_in_session,
  auth,
  level,
  state,
  method,
  status
from event
