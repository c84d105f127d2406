--- when
create or replace temp view shown as from line;
create or replace temp macro measure(quantity, line_amount, customer_key) as sum(quantity);

--- when p.rank=revenue&f.country=USA&f.period=2023-01-01..2024-06-30
create or replace temp view shown as from line where country = 'USA' and date between '2023-01-01' and '2024-06-30';
create or replace temp macro measure(quantity, line_amount, customer_key) as sum(line_amount);

--- when p.rank=customers&f.genre=Rock
create or replace temp view shown as from line where genre = 'Rock';
create or replace temp macro measure(quantity, line_amount, customer_key) as count(distinct customer_key);

--- tracks
select track, artist, genre, measure(quantity, line_amount, customer_key) as measure
from shown
group by 1, 2, 3
order by measure desc, 1, 2, 3
limit 20

--- artists
with total as (
  select seller, measure(quantity, line_amount, customer_key) as measure, row_number() over (order by measure desc, seller) as place
  from shown
  group by 1
)
select case when place <= 15 then seller else 'Other' end, place > 15, sum(measure) from total group by 1, 2

--- artists when p.rank=customers&f.genre=Rock
select seller, count(distinct customer_key) as customers from shown group by 1 order by customers desc, 1 limit 15

--- albums
with total as (
  select album, measure(quantity, line_amount, customer_key) as measure, row_number() over (order by measure desc, album) as place
  from shown
  group by 1
)
select case when place <= 12 then album else 'Other' end, place > 12, sum(measure) from total group by 1, 2

--- albums when p.rank=customers&f.genre=Rock
select album, count(distinct customer_key) as customers from shown group by 1 order by customers desc, 1 limit 12

--- playlists
with total as (
  select playlist, sum(quantity) as units, row_number() over (order by sum(quantity) desc, playlist nulls last) as place
  from shown
  left join (
    select distinct track_key, playlist from gold.bridge_playlist_track join gold.dim_playlist using (playlist_key)
  ) using (track_key)
  group by 1
)
select case when place <= 12 then playlist else 'Other' end, place > 12, sum(units) from total group by 1, 2

--- formats
select format, measure(quantity, line_amount, customer_key) from shown group by 1
