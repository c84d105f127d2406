-- Sessions, from the first page to the end of the last page or song.
select
  session_id as session_key,
  user_id,
  began_at,
  ended_at,
  date_key,
  cast(date_diff('millisecond', began_at, ended_at) / 60000.0 as decimal(18, 2)) as minutes,
  page_views,
  songs,
  cast(seconds_listened / 60 as decimal(18, 2)) as minutes_listened,
  coalesce(first_page, '{{ unknown() }}') as first_page,
  coalesce(last_page, '{{ unknown() }}') as last_page,
  coalesce(first_level, '{{ unknown() }}') as first_level,
  coalesce(last_level, '{{ unknown() }}') as last_level,
  coalesce(first_auth, '{{ unknown() }}') as first_auth,
  user_agent
from {{ ref('session') }}
