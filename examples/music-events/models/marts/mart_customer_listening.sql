-- What the store's customers listen to against what they buy.
with listener as (
  select distinct user_id, customer_key
  from {{ ref('dim_user') }}
  where customer_key is not null
),

listened as (
  select
    listener.customer_key,
    song.track_key,
    song.genre,
    count(*) as listens,
    sum(fact.seconds) as seconds
  from {{ ref('fact_listen') }} as fact
  join listener on listener.user_id = fact.user_id
  join {{ ref('dim_song') }} as song on song.song_key = fact.song_key
  group by all
),

bought as (
  select
    customer_key,
    line.track_key,
    track.genre,
    sum(line.quantity) as units,
    sum(line.line_amount) as revenue
  from {{ ref('music_store', 'fact_invoice_line') }} as line
  join {{ ref('music_store', 'dim_track') }} as track on track.track_key = line.track_key
  group by all
),

listening as (
  select
    listened.customer_key,
    cast(sum(listened.listens) as bigint) as listens,
    count(distinct listened.track_key) as tracks_listened,
    count(distinct bought.track_key) as tracks_listened_and_bought,
    sum(listened.seconds) as seconds
  from listened
  left join bought on bought.customer_key = listened.customer_key and bought.track_key = listened.track_key
  group by listened.customer_key
),

buying as (
  select
    customer_key,
    cast(sum(units) as bigint) as units,
    count(distinct track_key) as tracks_bought,
    cast(sum(revenue) as decimal(18, 2)) as revenue
  from bought
  group by customer_key
),

{% for table, measure, genre in [('listened', 'listens', 'genre_listened'), ('bought', 'units', 'genre_bought')] -%}
{{ genre }} as (
  select customer_key, genre as {{ genre }}
  from (select customer_key, genre, sum({{ measure }}) as measure from {{ table }} group by customer_key, genre)
  qualify row_number() over (partition by customer_key order by measure desc, genre) = 1
),

{% endfor -%}
customer as (
  select customer_key from buying
  union
  select customer_key from listener
)

select
  customer.customer_key,
  person.first_name || ' ' || person.last_name as customer,
  person.country,
  coalesce(listening.listens, 0) as listens,
  {{ hours('listening.seconds') }} as listening_hours,
  coalesce(listening.tracks_listened, 0) as tracks_listened,
  genre_listened.genre_listened,
  coalesce(buying.units, 0) as units,
  coalesce(buying.revenue, 0) as revenue,
  coalesce(buying.tracks_bought, 0) as tracks_bought,
  genre_bought.genre_bought,
  coalesce(listening.tracks_listened_and_bought, 0) as tracks_listened_and_bought,
  {{ music_store.share('listening.tracks_listened_and_bought', 'listening.tracks_listened') }} as bought_share_of_listened,
  genre_listened.genre_listened = genre_bought.genre_bought as buys_what_is_listened_to
from customer
join {{ ref('music_store', 'dim_customer') }} as person on person.customer_key = customer.customer_key
left join listening on listening.customer_key = customer.customer_key
left join buying on buying.customer_key = customer.customer_key
left join genre_listened on genre_listened.customer_key = customer.customer_key
left join genre_bought on genre_bought.customer_key = customer.customer_key
