--- when
create or replace temp view shown as from listen;
create or replace temp macro grain(moment) as date_trunc('hour', moment);
create or replace temp macro measure(user_id) as count(*);

--- when f.level=paid&f.period=2025-12-02..2025-12-03&p.grain=day
create or replace temp view shown as from listen where level = 'paid' and listened_at >= '2025-12-02' and listened_at < '2025-12-04';
create or replace temp view earlier as from listen where level = 'paid' and listened_at >= '2025-11-30' and listened_at < '2025-12-02';
create or replace temp macro grain(moment) as cast(date_trunc('day', moment) as date);

--- when f.gender=F&f.state=CA&f.state=NY&p.grain=minute&p.rank=listeners
create or replace temp view shown as from listen where gender = 'F' and state in ('CA', 'NY');
create or replace temp macro grain(moment) as date_trunc('minute', moment);
create or replace temp macro measure(user_id) as count(distinct user_id);

--- listens-per-minute
-- Filters of the star schema do not reach what is counted as it comes.
select strftime(heard_at, '%Y-%m-%dT%H:%M:00Z'), count(*) from heard where topic = 'listen_events' group by 1

--- listeners-last-5-minutes
select count(distinct user_id) from heard where topic = 'listen_events' and minutes_ago < 4

--- songs-played
select count(*) from shown

--- listeners
select count(distinct user_id) from shown

--- songs-per-listener
select count(*) / count(distinct user_id) from shown

--- songs-per-session
select count(*) / count(distinct session_key) from shown

--- hours
select sum(seconds) / 3600.0 from shown

--- songs-played when f.level=paid&f.period=2025-12-02..2025-12-03&p.grain=day
select (select count(*) from shown), (select count(*) from earlier)

--- listeners when f.level=paid&f.period=2025-12-02..2025-12-03&p.grain=day
select (select count(distinct user_id) from shown), (select count(distinct user_id) from earlier)

--- hours when f.level=paid&f.period=2025-12-02..2025-12-03&p.grain=day
select (select sum(seconds) / 3600.0 from shown), (select sum(seconds) / 3600.0 from earlier)

--- songs-played trend
select cast(day as date), (select count(*) from shown where cast(listened_at as date) = cast(day as date))
from generate_series((select min(listened_at)::date from shown), (select max(listened_at)::date from shown), interval 1 day) as days(day)

--- listeners trend
select cast(day as date), (select count(distinct user_id) from shown where cast(listened_at as date) = cast(day as date))
from generate_series((select min(listened_at)::date from shown), (select max(listened_at)::date from shown), interval 1 day) as days(day)

--- hours trend
select cast(day as date), (select coalesce(sum(seconds), 0) / 3600.0 from shown where cast(listened_at as date) = cast(day as date))
from generate_series((select min(listened_at)::date from shown), (select max(listened_at)::date from shown), interval 1 day) as days(day)

--- songs-over-time
select time, level, false, coalesce(songs, 0)
from (
  select distinct grain(moment) as time
  from generate_series((select min(listened_at) from shown), (select max(listened_at) from shown), interval 1 minute) as moments(moment)
  union
  select grain(max(listened_at)) from shown
)
cross join (select distinct level from shown)
left join (select grain(listened_at) as time, level, count(*) as songs from shown group by 1, 2) using (time, level)

--- streams-against-the-hour-before
select time, coalesce(songs, 0)
from (
  select unnest(generate_series(date_trunc('hour', min(listened_at)), date_trunc('hour', max(listened_at)), interval 1 hour)) as time from shown
)
left join (select date_trunc('hour', listened_at) as time, count(*) as songs from shown group by 1) using (time)

--- streams-against-the-hour-before when f.level=paid&f.period=2025-12-02..2025-12-03&p.grain=day
select time, coalesce(songs, 0), before
from (
  select unnest(generate_series(date_trunc('hour', min(listened_at)), date_trunc('hour', max(listened_at)), interval 1 hour)) as time from shown
)
left join (select date_trunc('hour', listened_at) as time, count(*) as songs from shown group by 1) using (time)
left join (select date_trunc('hour', listened_at) + interval 2 day as time, count(*) as before from earlier group by 1) using (time)

--- top-songs
select song, artist, measure(user_id) as measure from shown group by 1, 2 order by measure desc, 1, 2 limit 10

--- top-artists
select artist, measure(user_id) as measure from shown group by 1 order by measure desc, 1 limit 10

--- songs-by-state
select state, count(*) / count(distinct user_id), count(*) from shown group by 1

--- cities-that-listen-most
with total as (select city, count(*) as songs, row_number() over (order by count(*) desc, city) as place from shown group by 1)
select case when place <= 15 then city else 'Other' end, place > 15, sum(songs) from total group by 1, 2

--- cities-that-listen-most when f.gender=F&f.state=CA&f.state=NY&p.grain=minute&p.rank=listeners
select city, count(distinct user_id) as listeners from shown group by 1 order by listeners desc, 1 limit 15

--- gender-and-plan
select gender, level, count(distinct user_id) from shown group by 1, 2

--- hours-of-the-day
select hour, dayname(date), isodow(date), count(*) from shown group by 1, 2, 3
