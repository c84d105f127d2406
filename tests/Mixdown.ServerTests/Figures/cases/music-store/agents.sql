--- when
create or replace temp view shown as from line;
create or replace temp view agent as from gold.dim_employee;

--- when f.country=USA&f.country=Germany&f.period=2023-02-10..2025-05-20&f.agent=Floris+Dijkstra&f.agent=Ilona+Prins
create or replace temp view shown as
from line
where country in ('USA', 'Germany') and date between '2023-02-10' and '2025-05-20' and agent in ('Floris Dijkstra', 'Ilona Prins');
create or replace temp view agent as from gold.dim_employee where name in ('Floris Dijkstra', 'Ilona Prins');

--- revenue-by-agent
select agent, sum(line_amount) from shown group by 1

--- revenue-by-agent-over-time
select time, agent, false, coalesce(revenue, 0)
from (
  select distinct cast(date_trunc('quarter', day) as date) as time
  from generate_series((select min(date) from shown), (select max(date) from shown), interval 1 day) as days(day)
)
cross join (select distinct agent from shown)
left join (
  select cast(date_trunc('quarter', date) as date) as time, agent, sum(line_amount) as revenue from shown group by 1, 2
) using (time, agent)

--- agents
select
  agent, title, hired_on,
  count(distinct customer_key), count(distinct invoice_key), sum(quantity), sum(line_amount), sum(line_amount) / count(distinct invoice_key)
from shown
group by 1, 2, 3

--- since-when
select hired_on, name from agent

--- agent-and-genre
with total as (
  select genre, row_number() over (order by sum(line_amount) desc, genre) as place from shown group by 1
)
select case when place <= 12 then genre else 'Other' end, place > 12, agent, sum(line_amount)
from shown
join total using (genre)
group by 1, 2, 3

--- average-invoice
select agent, sum(line_amount) / count(distinct invoice_key) from shown group by 1
