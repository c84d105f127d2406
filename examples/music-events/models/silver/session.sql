-- Sessions as the player numbers them. One that goes on past midnight is one session, of the day on which it began. Topics are committed
-- each for itself, so a session is known from whichever of its events are there: pages from page views, songs from listens.
with event as (
  {%- for table in ['page_view', 'listen', 'auth', 'status_change'] %}
  select
    session_id,
    user_id,
    event_at,
    {{ event_end() if table in ['page_view', 'listen'] else 'event_at' }} as event_end,
    item_in_session,
    level,
    user_agent,
    {{ 'page' if table == 'page_view' else 'cast(null as varchar)' }} as page,
    {{ 'auth' if table == 'page_view' else 'cast(null as varchar)' }} as auth,
    {{ table == 'page_view' }} as is_page_view,
    {{ table == 'listen' }} as is_listen,
    {{ 'seconds' if table == 'listen' else 'cast(null as decimal(12, 3))' }} as seconds
  from {{ ref(table) }}
  {{- '\n\n  union all\n' if not loop.last }}
  {%- endfor %}
)

{% set order = 'order by event_at, item_in_session, is_page_view' -%}
select
  session_id,
  first(user_id {{ order }}) filter (where user_id is not null) as user_id,
  min(event_at) as began_at,
  max(event_end) as ended_at,
  cast(min(event_at) as date) as date_key,
  count(*) filter (where is_page_view) as page_views,
  count(*) filter (where is_listen) as songs,
  cast(coalesce(sum(seconds), 0) as decimal(18, 3)) as seconds_listened,
  first(page {{ order }}) filter (where page is not null) as first_page,
  last(page {{ order }}) filter (where page is not null) as last_page,
  first(level {{ order }}) filter (where level is not null) as first_level,
  last(level {{ order }}) filter (where level is not null) as last_level,
  first(auth {{ order }}) filter (where auth is not null) as first_auth,
  first(user_agent {{ order }}) filter (where user_agent is not null) as user_agent
from event
group by session_id
