{{
  config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date_key',
    pre_hook="{{ forget_empty_days(ref('status_change')) }}",
  )
}}

{{ events_to_store(ref('status_change'), 'status_change_key', 'changed_at') }}

select
  event_key as status_change_key,
  user_key,
  user_id,
  session_id as session_key,
  {{ location_key('event') }} as location_key,
  date_key,
  {{ time_key('event_at') }} as time_key,
  event_at as changed_at,
  level as level_before,
  change,
  state
from event
