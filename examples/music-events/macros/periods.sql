{#- The start of the second, minute, hour, day, week (Monday), month, quarter or year of a time, in UTC. -#}
{% macro period(grain, at) -%}
  cast(date_trunc('{{ grain }}', {{ at }}) as timestamp)
{%- endmacro %}


{#- The text of one SELECT for each of var('grains'): `{{ '{% call(grain) by_grain() %} … {% endcall %}' }}`. -#}
{% macro by_grain() -%}
  {%- for grain in var('grains') %}
  {{- caller(grain) }}
  {{- '\n  union all\n' if not loop.last }}
  {%- endfor %}
{%- endmacro %}


{#-
What happened in each second, minute, hour, day, week, month, quarter or year. From the day on there are no gaps: a period in which nothing
happened is there with zeros. Of finer periods only those are there in which something happened.
-#}
{% macro activity_by(grain) -%}
with listened as (
  select
    {{ period(grain, 'listened_at') }} as period,
    count(*) as listens,
    count(distinct user_id) as listeners,
    count(distinct session_key) as listening_sessions,
    sum(seconds) as seconds
  from {{ ref('fact_listen') }}
  group by 1
),

authenticated as (
  select
    {{ period(grain, 'attempted_at') }} as period,
    count(*) as login_attempts,
    count(*) filter (where success) as logins,
    count(distinct user_id) filter (where success) as users_logged_in
  from {{ ref('fact_auth') }}
  group by 1
),

viewed as (
  select
    {{ period(grain, 'viewed_at') }} as period,
    count(*) as page_views,
    count(distinct user_id) as active_users,
    count(distinct session_key) as sessions,
    count(*) filter (where page_key = 'Submit Registration') as registrations,
    count(*) filter (where page_key = 'Cancellation Confirmation') as cancellations
  from {{ ref('fact_page_view') }}
  group by 1
),

changed as (
  select
    {{ period(grain, 'changed_at') }} as period,
    count(*) filter (where change = 'upgrade') as upgrades,
    count(*) filter (where change = 'downgrade') as downgrades
  from {{ ref('fact_status_change') }}
  group by 1
),

happened as (
  select period from listened
  union
  select period from authenticated
  union
  select period from viewed
  union
  select period from changed
),

calendar as (
  select period from happened
  {%- if grain not in ['second', 'minute', 'hour'] %}
  union
  select {{ period(grain, 'date_key') }} from {{ ref('dim_date') }}
  where {{ period(grain, 'date_key') }} between (select min(period) from happened) and (select max(period) from happened)
  {%- endif %}
)

select
  calendar.period,
  coalesce(active_users, 0) as active_users,
  coalesce(sessions, 0) as sessions,
  coalesce(page_views, 0) as page_views,
  coalesce(login_attempts, 0) as login_attempts,
  coalesce(logins, 0) as logins,
  {{ music_store.share('logins', 'login_attempts') }} as login_success_rate,
  coalesce(users_logged_in, 0) as users_logged_in,
  coalesce(listens, 0) as listens,
  coalesce(listeners, 0) as listeners,
  {{ hours('seconds') }} as listening_hours,
  {{ music_store.quotient('listens', 'listeners', 'decimal(18, 2)') }} as average_songs_per_user,
  {{ music_store.quotient('listens', 'listening_sessions', 'decimal(18, 2)') }} as average_songs_per_session,
  coalesce(registrations, 0) as registrations,
  coalesce(upgrades, 0) as upgrades,
  coalesce(downgrades, 0) as downgrades,
  coalesce(cancellations, 0) as cancellations
from calendar
left join listened on listened.period = calendar.period
left join authenticated on authenticated.period = calendar.period
left join viewed on viewed.period = calendar.period
left join changed on changed.period = calendar.period
{%- endmacro %}


{#- Hours of so many seconds, to the hundredth of a minute or so. -#}
{% macro hours(seconds) -%}
  cast(coalesce({{ seconds }}, 0) / 3600 as decimal(18, 4))
{%- endmacro %}
