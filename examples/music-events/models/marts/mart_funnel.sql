-- From a visit without pay to a paid subscription: in how many sessions of each period each step was taken. The visit is any page that
-- was seen while not paying. A session may skip a step of another day: who comes back to upgrade registered long ago.
with step (step, place) as (
  select 'visit', 1
  union all
  select funnel_step, funnel_place from {{ ref('page') }} where funnel_step is not null
),

taken as (
  {%- call(grain) by_grain() %}
  select
    '{{ grain }}' as grain,
    {{ period(grain, 'fact.viewed_at') }} as period,
    count(distinct fact.session_key) filter (where fact.level = 'free') as visits,
    {%- for page in ['Register', 'Submit Registration', 'Upgrade', 'Submit Upgrade'] %}
    count(distinct fact.session_key) filter (where fact.page_key = '{{ page }}') as step_{{ loop.index + 1 }}{{ ',' if not loop.last }}
    {%- endfor %}
  from {{ ref('fact_page_view') }} as fact
  group by all
  {%- endcall %}
),

counted as (
  select
    taken.grain,
    taken.period,
    step.place,
    step.step,
    case step.place when 1 then visits when 2 then step_2 when 3 then step_3 when 4 then step_4 when 5 then step_5 end as sessions,
    taken.visits
  from taken
  cross join step
)

select
  grain,
  period,
  place,
  step,
  sessions,
  {{ music_store.share('sessions', 'visits') }} as share_of_visits,
  {{ music_store.share('sessions', 'lag(sessions) over (partition by grain, period order by place)') }} as share_of_step_before
from counted
