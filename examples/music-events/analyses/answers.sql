{#- What `mixdown demo music-events` prints: one line per question, read from the marts. A row is a question's name and its answer as text;
    rows come in the order of `place`. -#}
with daily as (
  select
    sum(listens) as listens,
    string_agg(
      strftime(period, '%a') || ' ' || substr('▁▂▃▄▅▆▇█', 1 + cast(floor(7 * listens / most) as integer), 1), ' ' order by period
    ) filter (where days_ago < 7) as bars
  from (
    select period, listens, max(listens) over () as most, date_diff('day', period, max(period) over ()) as days_ago
    from {{ ref('mart_activity_daily') }}
  )
),

activity as (
  select sum(logins) as logins, sum(login_attempts) as attempts, sum(upgrades) as upgrades, sum(downgrades) as downgrades
  from {{ ref('mart_activity_yearly') }}
),

latest as (
  select max(period) as period from {{ ref('mart_activity_yearly') }}
)

select answer, figure
from (
  select 1 as place, 'Songs played' as answer, format('{:,}', cast(listens as bigint)) || '    ' || bars as figure
  from daily

  union all

  select 2, 'Top song', song || ' by ' || artist || ', ' || format('{:,}', listens)
  from {{ ref('mart_top_songs') }}
  where grain = 'year' and rank = 1 and period = (select period from latest)

  union all

  select 3, 'Most heard in', city || ', ' || state || ', ' || format('{:,}', listens) || ' songs'
  from {{ ref('mart_top_locations') }}
  where grain = 'year' and rank = 1 and period = (select period from latest)

  union all

  select 4, 'Logins', format('{:,} of {:,}', cast(logins as bigint), cast(attempts as bigint)) || ' succeeded, '
    || coalesce(round(100.0 * logins / nullif(attempts, 0), 1), 0) || ' %'
  from activity

  union all

  select 5, 'Free to paid', format('{:,} upgrades, {:,} downgrades', cast(upgrades as bigint), cast(downgrades as bigint))
  from activity

  union all

  select 6, 'Heard and sold', coalesce(
    (
      select 'the most heard track that sells is ' || track || ': ' || format('{:,} listens, {:,} sold', listens, units)
      from {{ ref('mart_track_listens_and_sales') }}
      where units > 0 and listens > 0
      order by listens desc, units desc, track_key
      limit 1
    ),
    'no track that was heard was sold'
  )
)
order by place
