-- What was sold, line by line, with all that anybody groups it by.
create temp view line as
select
  line.*,
  date.date, date.year, date.month,
  customer.country, customer.city, customer.first_name || ' ' || customer.last_name as customer,
  track.track, track.album, track.artist, track.genre,
  artist.artist as seller,
  format.media_type as format,
  agent.name as agent, agent.title, agent.hired_on
from gold.fact_invoice_line as line
join gold.dim_date as date on date.date_key = line.date_key
join gold.dim_customer as customer on customer.customer_key = line.customer_key
join gold.dim_track as track on track.track_key = line.track_key
join gold.dim_artist as artist on artist.artist_key = line.artist_key
join gold.dim_media_type as format on format.media_type_key = line.media_type_key
join gold.dim_employee as agent on agent.employee_key = line.employee_key;

-- The steps of a histogram: the narrowest of 1, 2, 5, 10, 20, 50, … of which twenty reach from the least to the greatest value.
create temp macro step(span) as
  list_min(list_filter(
    list_transform(range(0, 24), lambda i: [1.0, 2.0, 5.0][1 + i % 3] * power(10.0, i // 3 - 3)),
    lambda one: one * 20 >= span));

create temp macro month_of(day) as cast(date_trunc('month', day) as date);
