--- when
create or replace temp view shown as from purchase;
create or replace temp view people as from gold.dim_customer;

--- when f.gender=Female&f.age=25+to+34&f.age=35+to+44&f.location=California&f.location=Texas&f.location=Alabama
create or replace temp view shown as
from purchase
where gender = 'Female' and age_group in ('25 to 34', '35 to 44') and location in ('California', 'Texas', 'Alabama');
create or replace temp view people as
select customer.*
from gold.dim_customer as customer
join gold.dim_location as home using (location_key)
where gender = 'Female' and age_group in ('25 to 34', '35 to 44') and location in ('California', 'Texas', 'Alabama');

--- customers
select count(distinct customer_key) from shown

--- revenue-per-customer
select sum(amount) / count(distinct customer_key) from shown

--- purchases-per-customer
select count(*) / count(distinct customer_key) from shown

--- states
select location, sum(amount) / count(*), sum(rating) / count(rating), count(distinct customer_key) from shown group by 1

--- frequency
select frequency, gender, count(distinct customer_key) from shown group by 1, 2

--- age
with width as (select cast(step(max(age) - min(age)) as double) as step from people)
select gender, floor(age / step) * step, floor(age / step) * step + step, count(*) from people, width group by 1, 2, 3

--- revenue-by-age-and-category
select age_group, category, sum(amount) from shown group by 1, 2
