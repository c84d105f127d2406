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
  {{ fact_columns('status_change_key', 'changed_at') }},
  level as level_before,
  change,
  state
from event
