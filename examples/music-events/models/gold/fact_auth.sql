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
  {{ fact_columns('auth_key', 'attempted_at') }},
  level,
  state,
  success
from event
