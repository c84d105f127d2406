-- Sessions as the player numbers them. One that goes on past midnight is one session, of the day on which it began.
{% set first = 'order by event_at, item_in_session' -%}
select
  session_id,
  first(user_id {{ first }}) filter (where user_id is not null) as user_id,
  min(event_at) as began_at,
  max({{ event_end() }}) as ended_at,
  cast(min(event_at) as date) as date_key,
  count(*) as page_views,
  count(*) filter (where page = 'NextSong') as songs,
  cast(coalesce(sum(seconds), 0) as double) as seconds_listened,
  first(page {{ first }}) as first_page,
  last(page {{ first }}) as last_page,
  first(level {{ first }}) as first_level,
  last(level {{ first }}) as last_level,
  first(auth {{ first }}) as first_auth,
  first(user_agent {{ first }}) as user_agent
from {{ ref('page_view') }}
group by session_id
