-- Users who did anything, by gender and the level that they had then, and what they listened to. Who changes level is counted in both.
with did as (
  {%- call(grain) by_grain() %}
  select
    '{{ grain }}' as grain,
    {{ period(grain, 'fact.viewed_at') }} as period,
    users.gender,
    fact.level,
    count(distinct fact.user_id) as users,
    count(distinct fact.session_key) as sessions
  from {{ ref('fact_page_view') }} as fact
  join {{ ref('dim_user') }} as users on users.user_key = fact.user_key
  where fact.user_id is not null
  group by all
  {%- endcall %}
),

listened as (
  {%- call(grain) by_grain() %}
  select
    '{{ grain }}' as grain,
    {{ period(grain, 'fact.listened_at') }} as period,
    users.gender,
    fact.level,
    count(*) as listens,
    count(distinct fact.user_id) as listeners,
    count(distinct fact.session_key) as listening_sessions,
    sum(fact.seconds) as seconds
  from {{ ref('fact_listen') }} as fact
  join {{ ref('dim_user') }} as users on users.user_key = fact.user_key
  where fact.user_id is not null
  group by all
  {%- endcall %}
)

select
  did.grain,
  did.period,
  coalesce(did.gender, '{{ unknown() }}') as gender,
  coalesce(did.level, '{{ unknown() }}') as level,
  did.users,
  did.sessions,
  coalesce(listened.listens, 0) as listens,
  coalesce(listened.listeners, 0) as listeners,
  {{ hours('listened.seconds') }} as listening_hours,
  {{ music_store.quotient('listened.listens', 'listened.listeners', 'decimal(18, 2)') }} as average_songs_per_user,
  {{ music_store.quotient('listened.listens', 'listened.listening_sessions', 'decimal(18, 2)') }} as average_songs_per_session
from did
left join listened
  on listened.grain = did.grain
  and listened.period = did.period
  and listened.gender is not distinct from did.gender
  and listened.level is not distinct from did.level
