-- Sessions as the player numbers them, against sessions told by silence alone: where a user does nothing for var('session_silence_minutes')
-- after the last page, or the end of the last song. Both are within 2 % of each other; of few sessions, within five.
{{ config(severity='warn') }}

with viewed as (
  select
    session_id,
    user_id,
    event_at,
    max({{ event_end() }}) over (
      partition by user_id order by event_at, session_id, item_in_session rows between unbounded preceding and 1 preceding
    ) as silent_since
  from {{ ref('page_view') }}
  where user_id is not null
),

counted as (
  select
    count(distinct (user_id, session_id)) as sessions,
    count(*) filter (
      where silent_since is null or event_at > silent_since + interval '{{ var("session_silence_minutes") }} minutes'
    ) as sessions_by_silence
  from viewed
)

select *
from counted
where abs(sessions - sessions_by_silence) > greatest(5, 0.02 * sessions)
