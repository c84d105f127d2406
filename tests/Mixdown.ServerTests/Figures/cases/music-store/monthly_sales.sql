--- when
create or replace temp view shown as from line where date between '2025-01-01' and '2025-12-31';
create or replace temp view year_before as
select * replace (date + interval 1 year as date) from line where date between '2024-01-01' and '2024-12-31';
create or replace temp macro grain(day) as cast(date_trunc('month', day) as date);
create or replace temp view time as
select distinct grain(cast(day as date)) as time
from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day);
create or replace temp view each_month as
select distinct month_of(cast(day as date)) as time
from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day);

--- when f.country=USA&f.period=2024-02-01..2025-06-30&p.grain=day
create or replace temp view shown as from line where date between '2024-02-01' and '2025-06-30' and country = 'USA';
create or replace temp view year_before as
select * replace (date + interval 1 year as date) from line where date between '2023-02-01' and '2024-06-30' and country = 'USA';
create or replace temp macro grain(day) as day;
create or replace temp view each_month as
select distinct month_of(cast(day as date)) as time
from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day);

--- when f.genre=Rock&f.genre=Jazz&p.grain=week
-- A year is 52 weeks where weeks are compared: a Monday stands over a Monday.
create or replace temp view shown as from line where date between '2025-01-01' and '2025-12-31' and genre in ('Rock', 'Jazz');
create or replace temp view year_before as
select * replace (date + interval 1 year as date) from line where date between '2024-01-01' and '2024-12-31' and genre in ('Rock', 'Jazz');
create or replace temp view weeks_before as
select * replace (date + 364 as date) from line
where date between date '2025-01-01' - 364 and date '2025-12-31' - 364 and genre in ('Rock', 'Jazz');
create or replace temp macro grain(day) as cast(date_trunc('week', day) as date);
create or replace temp view each_month as
select distinct month_of(cast(day as date)) as time
from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day);

--- revenue
select (select sum(line_amount) from shown), (select sum(line_amount) from year_before)

--- revenue trend
select time, coalesce(number, 0)
from each_month
left join (select month_of(date) as time, sum(line_amount) as number from shown group by 1) using (time)

--- units
select (select sum(quantity) from shown), (select sum(quantity) from year_before)

--- units trend
select time, coalesce(number, 0)
from each_month
left join (select month_of(date) as time, sum(quantity) as number from shown group by 1) using (time)

--- invoices
select (select count(distinct invoice_key) from shown), (select count(distinct invoice_key) from year_before)

--- invoices trend
select time, coalesce(number, 0)
from each_month
left join (select month_of(date) as time, count(distinct invoice_key) as number from shown group by 1) using (time)

--- revenue_over_time
select time, coalesce(revenue, 0), before
from time
left join (select grain(date) as time, sum(line_amount) as revenue from shown group by 1) using (time)
left join (select grain(date) as time, sum(line_amount) as before from year_before group by 1) using (time)

--- revenue_over_time when f.genre=Rock&f.genre=Jazz&p.grain=week
select time, coalesce(revenue, 0), before
from time
left join (select grain(date) as time, sum(line_amount) as revenue from shown group by 1) using (time)
left join (select grain(date) as time, sum(line_amount) as before from weeks_before group by 1) using (time)

--- revenue-by-genre
with total as (
  select genre, row_number() over (order by sum(line_amount) desc, genre) as place from shown group by 1
),
series as (
  select distinct case when place <= 6 then genre else 'Other' end as series, place > 6 as is_rest from total
),
sold as (
  select grain(date) as time, case when place <= 6 then genre else 'Other' end as series, sum(line_amount) as revenue
  from shown
  join total using (genre)
  group by 1, 2
)
select time, series, is_rest, coalesce(revenue, 0)
from time
cross join series
left join sold using (time, series)

--- seasons
select month, year, sum(line_amount) from shown group by 1, 2

--- months
select year, month, count(distinct invoice_key), sum(quantity), sum(line_amount), sum(line_amount) / count(distinct invoice_key)
from shown
group by 1, 2
order by 1 desc, 2 desc
limit 60
