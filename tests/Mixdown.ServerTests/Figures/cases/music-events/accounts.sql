--- when
create or replace temp view views as from view_of_page;
create or replace temp view logins as from login;
create or replace temp view changes as from change_of_plan;
create or replace temp view sessions as from gold.dim_session;
create or replace temp macro grain(day) as day;

--- when f.level=paid&f.state=CA&f.state=NY&f.state=TX&f.period=2025-12-02..2025-12-03&p.grain=week
create or replace temp view views as
from view_of_page where level = 'paid' and state in ('CA', 'NY', 'TX') and date in ('2025-12-02', '2025-12-03');
create or replace temp view logins as
from login where level = 'paid' and state in ('CA', 'NY', 'TX') and date in ('2025-12-02', '2025-12-03');
create or replace temp view changes as
from change_of_plan where level = 'paid' and state in ('CA', 'NY', 'TX') and date in ('2025-12-02', '2025-12-03');
-- A session has a day, and no level or state of its own.
create or replace temp view sessions as from gold.dim_session where date_key in ('2025-12-02', '2025-12-03');
create or replace temp macro grain(day) as cast(date_trunc('week', day) as date);

--- users-that-logged-in
select count(distinct user_id) from logins where success

--- logins
select sum(if(success, 1, 0)) from logins

--- logins trend
select cast(day as date), (select count(*) from logins where success and date = cast(day as date))
from generate_series((select min(date) from logins), (select max(date) from logins), interval 1 day) as days(day)

--- login-success
select sum(if(success, 1, 0)) / nullif(count(*), 0) from logins

--- upgrades
-- A sum of nothing is nothing.
select sum(if(change = 'upgrade', 1, 0)) from changes

--- downgrades
select sum(if(change = 'downgrade', 1, 0)) from changes

--- logins-per-minute
-- Filters of the star schema do not reach what is counted as it comes.
select strftime(heard_at, '%Y-%m-%dT%H:%M:00Z'), count(*) filter (where succeeded) from heard where topic = 'auth_events' group by 1

--- users-per-day
select time, coalesce(users, 0)
from (
  select distinct grain(cast(day as date)) as time
  from generate_series((select min(date) from views), (select max(date) from views), interval 1 day) as days(day)
)
left join (select grain(date) as time, count(distinct user_id) as users from views group by 1) using (time)

--- from-free-to-paid
select 'Visited', count(distinct session_key) from views
union all
select 'Looked at upgrade', count(distinct session_key) from views where page in ('Upgrade', 'Submit Upgrade')
union all
select 'Upgraded', count(distinct session_key) from views where page = 'Submit Upgrade'

--- changes-of-plan
select level_before, change, count(*) from changes group by 1, 2

--- pages
with total as (select page, count(*) as views, row_number() over (order by count(*) desc, page) as place from views group by 1)
select case when place <= 12 then page else 'Other' end, place > 12, sum(views) from total group by 1, 2

--- sessions-by-plan-and-area
select level, area, count(distinct session_key) from views group by 1, 2

--- length-of-a-session
with width as (select cast(step(max(minutes) - min(minutes)) as double) as step from sessions)
select floor(minutes / step) * step, floor(minutes / step) * step + step, count(*)
from sessions, width
where minutes is not null
group by 1, 2

--- activity-by-state
select state, count(*) from views group by 1

--- users-by-gender-and-plan
select gender, level, count(distinct user_id) from views group by 1, 2
