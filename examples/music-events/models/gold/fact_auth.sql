{{
  config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date_key',
    pre_hook="{{ forget_empty_days(ref('auth')) }}",
  )
}}

{{ events_to_store(ref('auth'), 'auth_key', 'attempted_at') }}

select
  event_key as auth_key,
  user_key,
  user_id,
  session_id as session_key,
  {{ location_key('event') }} as location_key,
  date_key,
  {{ time_key('event_at') }} as time_key,
  event_at as attempted_at,
  level,
  state,
  success
from event
