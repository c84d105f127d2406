--- when
create or replace temp view shown as from line;

--- when f.genre=Rock&f.genre=Drama+Series&f.period=2023-01-01..2025-03-31
create or replace temp view shown as from line where genre in ('Rock', 'Drama Series') and date between '2023-01-01' and '2025-03-31';

--- when f.country=USA&f.country=France
create or replace temp view shown as from line where country in ('USA', 'France');

--- price-of-a-download
select country, sum(line_amount) / sum(quantity), sum(line_amount) from shown group by 1

--- price-by-country
select country, sum(line_amount) / sum(quantity) as price from shown group by 1 order by price desc, country limit 20

--- prices
-- A mart of all time and all genres: what is chosen does not reach it.
select country, sum(units), sum(revenue), max(average_unit_price), max(lowest_unit_price), max(highest_unit_price), max(price_level)
from gold.mart_regional_pricing
group by 1

--- price-of-a-line
with box as (
  select country, quantile_cont(cast(unit_price as double), 0.25) as q1, quantile_cont(cast(unit_price as double), 0.5) as q2,
    quantile_cont(cast(unit_price as double), 0.75) as q3
  from shown
  group by 1
)
select country, min(unit_price), q1, q2, q3, max(unit_price)
from shown
join box using (country)
where unit_price >= q1 - 1.5 * (q3 - q1) and unit_price <= q3 + 1.5 * (q3 - q1)
group by country, q1, q2, q3
order by country
limit 10
