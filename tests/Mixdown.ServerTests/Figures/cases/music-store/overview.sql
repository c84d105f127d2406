--- when
create or replace temp view shown as from line where date between '2025-01-01' and '2025-12-31';
create or replace temp view earlier as from line where date between '2024-01-01' and '2024-12-31';
create or replace temp view year_before as select * replace (date + interval 1 year as date) from earlier;
create or replace temp macro grain(day) as cast(date_trunc('month', day) as date);
create or replace temp view each_month as
select distinct month_of(cast(day as date)) as time
from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day);

--- when f.country=USA&f.country=Canada&f.genre=Rock&f.period=2024-03-10..2025-08-20&p.grain=quarter
create or replace temp view wanted as from line where country in ('USA', 'Canada') and genre = 'Rock';
create or replace temp view shown as from wanted where date between '2024-03-10' and '2025-08-20';
-- 529 days earlier: what is no number of whole months is a number of days.
create or replace temp view earlier as from wanted where date between date '2024-03-10' - 529 and date '2025-08-20' - 529;
create or replace temp view year_before as
select * replace (date + interval 1 year as date) from wanted where date between '2023-03-10' and '2024-08-20';
create or replace temp macro grain(day) as cast(date_trunc('quarter', day) as date);
create or replace temp view each_month as
select distinct month_of(cast(day as date)) as time
from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day);

--- revenue
select (select sum(line_amount) from shown), (select sum(line_amount) from earlier)

--- revenue trend
select time, coalesce(number, 0)
from each_month
left join (select month_of(date) as time, sum(line_amount) as number from shown group by 1) using (time)

--- invoices
select (select count(distinct invoice_key) from shown), (select count(distinct invoice_key) from earlier)

--- invoices trend
select time, coalesce(number, 0)
from each_month
left join (select month_of(date) as time, count(distinct invoice_key) as number from shown group by 1) using (time)

--- paying-customers
select (select count(distinct customer_key) from shown), (select count(distinct customer_key) from earlier)

--- paying-customers trend
select time, coalesce(number, 0)
from each_month
left join (select month_of(date) as time, count(distinct customer_key) as number from shown group by 1) using (time)

--- average-invoice
select
  (select sum(line_amount) / count(distinct invoice_key) from shown),
  (select sum(line_amount) / count(distinct invoice_key) from earlier)

--- average-invoice trend
select time, number
from each_month
left join (select month_of(date) as time, sum(line_amount) / count(distinct invoice_key) as number from shown group by 1) using (time)

--- revenue-over-time
select time, coalesce(revenue, 0), before
from (
  select distinct grain(cast(day as date)) as time
  from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day)
)
left join (select grain(date) as time, sum(line_amount) as revenue from shown group by 1) using (time)
left join (select grain(date) as time, sum(line_amount) as before from year_before group by 1) using (time)

--- best-genres
with total as (
  select genre, sum(line_amount) as revenue, row_number() over (order by sum(line_amount) desc, genre) as place
  from shown
  group by 1
)
select genre, false, revenue from total where place <= 8
union all
select 'Other', true, sum(revenue) from total where place > 8 having count(*) > 0

--- revenue-by-country
select country, sum(line_amount) / count(distinct invoice_key), sum(line_amount) from shown group by 1

--- best-customers
select customer, country, count(distinct invoice_key), sum(line_amount) as revenue
from shown
group by 1, 2
order by revenue desc, customer, country
limit 8

--- agents
select agent, sum(line_amount) from shown group by 1

--- customers-who-bought
select time, coalesce(customers, 0)
from (
  select distinct grain(cast(day as date)) as time
  from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day)
)
left join (select grain(date) as time, count(distinct customer_key) as customers from shown group by 1) using (time)

--- weekdays
select dayname(date), sum(line_amount) from shown group by 1

--- text
select sum(line_amount), count(distinct customer_key), count(distinct invoice_key), sum(line_amount) / count(distinct invoice_key) from shown
