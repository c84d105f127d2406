-- What is listened to most beside what sells best: every track that was either.
with listened as (
  select
    song_key as track_key,
    count(*) as listens,
    count(distinct user_id) as listeners
  from {{ ref('fact_listen') }}
  where song_key > 0
  group by song_key
),

sold as (
  select
    track_key,
    cast(sum(quantity) as bigint) as units,
    count(distinct customer_key) as buyers,
    cast(sum(line_amount) as decimal(18, 2)) as revenue
  from {{ ref('music_store', 'fact_invoice_line') }}
  group by track_key
)

select
  track.track_key,
  track.track,
  track.artist,
  track.genre,
  coalesce(listened.listens, 0) as listens,
  coalesce(listened.listeners, 0) as listeners,
  case when listens > 0 then rank() over (order by coalesce(listens, 0) desc) end as listen_rank,
  coalesce(sold.units, 0) as units,
  coalesce(sold.buyers, 0) as buyers,
  coalesce(sold.revenue, 0) as revenue,
  case when units > 0 then rank() over (order by coalesce(units, 0) desc, coalesce(revenue, 0) desc) end as sales_rank,
  {{ music_store.quotient('listens', 'units', 'decimal(18, 2)') }} as listens_per_unit
from {{ ref('music_store', 'dim_track') }} as track
left join listened on listened.track_key = track.track_key
left join sold on sold.track_key = track.track_key
where listened.track_key is not null or sold.track_key is not null
