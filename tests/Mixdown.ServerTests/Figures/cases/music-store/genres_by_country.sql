--- when
create or replace temp view shown as select *, line_amount as measure from line;

--- when p.measure=units&f.country=USA&f.country=Canada&f.country=Germany&f.period=2023-01-01..2025-03-31
create or replace temp view shown as
select *, quantity as measure from line where country in ('USA', 'Canada', 'Germany') and date between '2023-01-01' and '2025-03-31';

--- when p.measure=customers&f.genre=Rock&f.genre=Jazz&f.genre=Classical
create or replace temp view shown as select *, 0 as measure from line where genre in ('Rock', 'Jazz', 'Classical');

--- genre-and-country
with by_country as (
  select country, row_number() over (order by sum(measure) desc, country) as place from shown group by 1
),
by_genre as (
  select genre, row_number() over (order by sum(measure) desc, genre) as place from shown group by 1
)
select
  case when by_country.place <= 12 then country else 'Other' end, by_country.place > 12,
  case when by_genre.place <= 12 then genre else 'Other' end, by_genre.place > 12,
  sum(measure)
from shown
join by_country using (country)
join by_genre using (genre)
group by 1, 2, 3, 4

--- genre-and-country when p.measure=customers&f.genre=Rock&f.genre=Jazz&f.genre=Classical
-- Customers of several countries or genres cannot be added up: there is no Other.
with cell as (select country, genre, count(distinct customer_key) as customers from shown group by 1, 2)
select country, genre, customers
from cell
join (select country from cell group by 1 order by sum(customers) desc, country limit 12) using (country)

--- genres
with total as (
  select genre, sum(measure) as total, row_number() over (order by sum(measure) desc, genre) as place from shown group by 1
)
select case when place <= 12 then genre else 'Other' end, place > 12, sum(total) from total group by 1, 2

--- genres when p.measure=customers&f.genre=Rock&f.genre=Jazz&f.genre=Classical
select genre, count(distinct customer_key) from shown group by 1

--- countries
with total as (
  select country, sum(measure) as total, row_number() over (order by sum(measure) desc, country) as place from shown group by 1
)
select case when place <= 12 then country else 'Other' end, place > 12, sum(total) from total group by 1, 2

--- countries when p.measure=customers&f.genre=Rock&f.genre=Jazz&f.genre=Classical
select country, count(distinct customer_key) as customers from shown group by 1 order by customers desc, country limit 12

--- from-genre-to-country
select genre, country, sum(line_amount) as revenue from shown group by 1, 2 order by revenue desc, genre, country limit 20

--- revenue-by-genre-and-year
select genre, year, sum(line_amount) from shown group by 1, 2
