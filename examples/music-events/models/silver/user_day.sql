{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='date_key') }}

-- What users were on each day: a row for each run of page views with one level. Levels change within a day, so a day may have several.
{% set seen = 'user_id is not null and level is not null' -%}
{% set last_item = 'order by session_id, item_in_session' -%}
{% set last_moment = 'order by event_at' -%}
{% set attributes = ['customer_id', 'first_name', 'last_name', 'gender', 'city', 'state', 'zip'] -%}

-- A user has one level at a time: that of the last of the page views of one millisecond.
with moment as (
  select
    user_id,
    date_key,
    event_at,
    last(level {{ last_item }}) as level,
    count(*) as events,
    {{ content('event_key') }} as content,
    min(registered_at) as registered_at,
    {%- for attribute in attributes %}
    last({{ attribute }} {{ last_item }}) as {{ attribute }}{{ ',' if not loop.last }}
    {%- endfor %}
  from {{ ref('page_view') }}
  where {{ seen }}
  {%- if is_incremental() %}
    and date_key in ({{ stale_days(ref('page_view'), where=seen) }})
  {%- endif %}
  group by user_id, date_key, event_at
),

compared as (
  select *, lag(level) over (partition by user_id, date_key order by event_at) as level_before
  from moment
),

numbered as (
  select *, count(*) filter (where level is distinct from level_before) over (partition by user_id, date_key order by event_at) as level_run
  from compared
)

select
  user_id,
  date_key,
  level_run,
  max(level) as level,
  min(event_at) as began_at,
  max(event_at) as ended_at,
  cast(sum(events) as bigint) as events,
  sum(content) as content,
  min(registered_at) as registered_at,
  {%- for attribute in attributes %}
  last({{ attribute }} {{ last_moment }}) as {{ attribute }}{{ ',' if not loop.last }}
  {%- endfor %}
from numbered
group by user_id, date_key, level_run
