--- when
create or replace temp view shown as from purchase;
create or replace temp macro measure(amount, customer_key) as sum(amount);

--- when p.measure=purchases&f.gender=Female&f.category=Clothing&f.category=Footwear
create or replace temp view shown as from purchase where gender = 'Female' and category in ('Clothing', 'Footwear');
create or replace temp macro measure(amount, customer_key) as count(*);

--- when p.measure=customers&f.season=Winter&f.location=Alabama&f.location=California&f.location=Texas
create or replace temp view shown as from purchase where season = 'Winter' and location in ('Alabama', 'California', 'Texas');
create or replace temp macro measure(amount, customer_key) as count(distinct customer_key);

--- revenue
select sum(amount) from shown

--- customers
select count(distinct customer_key) from shown

--- purchases
select count(*) from shown

--- average-purchase
select sum(amount) / count(*) from shown

--- average-rating
select sum(rating) / count(rating) from shown

--- by-category
select category, measure(amount, customer_key) from shown group by 1

--- top-items
select item, category, count(*) as purchases, sum(amount), sum(rating) / count(rating)
from shown
group by 1, 2
order by purchases desc, 1, 2
limit 10

--- season
select season, season_number, category, false, measure(amount, customer_key) from shown group by 1, 2, 3

--- season when p.measure=customers&f.season=Winter&f.location=Alabama&f.location=California&f.location=Texas
select season, season_number, category, count(distinct customer_key) from shown group by 1, 2, 3

--- item-and-season
with total as (select item, row_number() over (order by count(*) desc, item) as place from shown group by 1)
select season, season_number, case when place <= 15 then item else 'Other' end, place > 15, count(*)
from shown
join total using (item)
group by 1, 2, 3, 4

--- gender
select gender, measure(amount, customer_key) from shown group by 1

--- age
select age_group, gender, false, measure(amount, customer_key) from shown group by 1, 2

--- age when p.measure=customers&f.season=Winter&f.location=Alabama&f.location=California&f.location=Texas
select age_group, gender, count(distinct customer_key) from shown group by 1, 2

--- payment-method
select payment_method, measure(amount, customer_key) from shown group by 1

--- discount-against-none
with box as (
  select is_discounted, quantile_cont(cast(amount as double), 0.25) as q1, quantile_cont(cast(amount as double), 0.5) as q2,
    quantile_cont(cast(amount as double), 0.75) as q3
  from shown
  group by 1
)
select is_discounted, min(amount), q1, q2, q3, max(amount)
from shown
join box using (is_discounted)
where amount >= q1 - 1.5 * (q3 - q1) and amount <= q3 + 1.5 * (q3 - q1)
group by is_discounted, q1, q2, q3

--- frequency
select frequency, measure(amount, customer_key) from shown group by 1

--- amount-of-a-purchase
with width as (select cast(step(max(amount) - min(amount)) as double) as step from shown)
select floor(amount / step) * step, floor(amount / step) * step + step, count(*) from shown, width group by 1, 2

--- revenue-by-state
select location, sum(amount) / count(*), sum(amount) from shown group by 1

--- subscribers
select subscribes, sum(amount) / count(*) from shown group by 1
