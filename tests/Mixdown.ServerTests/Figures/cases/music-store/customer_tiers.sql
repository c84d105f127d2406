--- when
create or replace temp view shown as from line;
create or replace temp view customer as from gold.dim_customer;

--- when f.country=USA&f.country=Canada&f.period=2023-01-01..2024-12-31
-- The period is about sales; what a customer is worth is as of today.
create or replace temp view shown as from line where country in ('USA', 'Canada') and date between '2023-01-01' and '2024-12-31';
create or replace temp view customer as from gold.dim_customer where country in ('USA', 'Canada');

--- customers-by-lifetime-spend
select
  case when spend < 10 then 'Under $10' when spend < 30 then '$10 to $30' when spend < 60 then '$30 to $60' else '$60 and over' end,
  count(*)
from (select customer_key, sum(line_amount) as spend from shown group by 1)
group by 1

--- spend-of-a-customer
with value as (
  select cast(worth.revenue as double) as value from gold.mart_customer_lifetime_value as worth join customer using (customer_key)
),
width as (select step(max(value) - min(value)) as step from value)
select floor(value / step) * step, floor(value / step) * step + step, count(*) from value, width group by 1, 2

--- tiers
select tier, sum(revenue) from gold.mart_customer_tiers join customer using (customer_key) group by 1

--- frequency-and-value
select rfm.customer, segment, max(invoices), max(revenue)
from gold.mart_customer_rfm as rfm
join customer using (customer_key)
group by 1, 2

--- spend-by-segment
with value as (
  select segment, cast(revenue as double) as value from gold.mart_customer_rfm join customer using (customer_key)
),
box as (
  select segment, quantile_cont(value, 0.25) as q1, quantile_cont(value, 0.5) as q2, quantile_cont(value, 0.75) as q3 from value group by 1
)
select segment, min(value), q1, q2, q3, max(value)
from value
join box using (segment)
where value >= q1 - 1.5 * (q3 - q1) and value <= q3 + 1.5 * (q3 - q1)
group by segment, q1, q2, q3

--- customers
select rfm.customer, rfm.country, segment, sum(invoices), sum(revenue) as spent, max(days_since_purchase)
from gold.mart_customer_rfm as rfm
join customer using (customer_key)
group by 1, 2, 3
order by spent desc, 1, 2, 3
limit 50
