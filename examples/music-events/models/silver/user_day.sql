{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='date_key') }}

-- What users were on each day: a row for each run of page views with one level. Levels change within a day, so a day may have several.
with viewed as (
  select
    *,
    lag(level) over (partition by user_id, date_key order by event_at, session_id, item_in_session) as level_before
  from {{ ref('page_view') }}
  where user_id is not null
  {%- if is_incremental() %}
    and date_key in ({{ stale_days(ref('page_view'), where='user_id is not null') }})
  {%- endif %}
),

numbered as (
  select
    *,
    count(*) filter (where level is distinct from level_before)
      over (partition by user_id, date_key order by event_at, session_id, item_in_session) as level_run
  from viewed
)

{% set last = 'order by event_at, session_id, item_in_session' -%}
select
  user_id,
  date_key,
  level_run,
  max(level) as level,
  min(event_at) as began_at,
  max(event_at) as ended_at,
  count(*) as events,
  {{ content('event_key') }} as content,
  min(registered_at) as registered_at,
  last(customer_id {{ last }}) as customer_id,
  last(first_name {{ last }}) as first_name,
  last(last_name {{ last }}) as last_name,
  last(gender {{ last }}) as gender,
  last(city {{ last }}) as city,
  last(state {{ last }}) as state,
  last(zip {{ last }}) as zip
from numbered
group by user_id, date_key, level_run
