-- Customers are alike when they bought the same artists, and the more so the fewer others did: the cosine of two customers' artist
-- vectors, in which an artist weighs ln(customers / its buyers).
--
-- Only artists with at most var('taste_max_buyers') buyers are compared. An artist whom thousands bought says little about taste,
-- and comparing all its buyers would grow with the square of the store. So the work grows with the number of customers, and the
-- similarity is never more than the full cosine.
with bought as (
  select distinct customer_key, artist_key
  from {{ ref('fact_invoice_line') }}
),

artist as (
  select
    artist_key,
    count(*) as buyers,
    ln(cast((select count(distinct customer_key) from bought) as double precision) / count(*)) as weight
  from bought
  group by artist_key
),

customer as (
  select
    bought.customer_key,
    sqrt(sum(artist.weight * artist.weight)) as length
  from bought
  join artist on artist.artist_key = bought.artist_key
  group by bought.customer_key
),

taste as (
  select
    bought.customer_key,
    bought.artist_key,
    artist.weight / customer.length as weight
  from bought
  join artist on artist.artist_key = bought.artist_key
  join customer on customer.customer_key = bought.customer_key
  where artist.buyers <= {{ var('taste_max_buyers') }} and customer.length > 0
),

pair as (
  select
    one.customer_key as one_key,
    other.customer_key as other_key,
    count(*) as shared_artists,
    -- Rounded, so that the order in which a parallel sum adds up cannot change a rank.
    cast(sum(one.weight * other.weight) as decimal(9, 6)) as similarity
  from taste as one
  join taste as other on other.artist_key = one.artist_key and other.customer_key > one.customer_key
  group by one.customer_key, other.customer_key
),

neighbour as (
  select one_key as customer_key, other_key as similar_customer_key, similarity, shared_artists from pair
  union all
  select other_key, one_key, similarity, shared_artists from pair
),

ranked as (
  select
    *,
    row_number() over (
      partition by customer_key
      order by similarity desc, shared_artists desc, similar_customer_key
    ) as rank
  from neighbour
)

select
  customer_key,
  rank,
  similar_customer_key,
  similarity,
  shared_artists
from ranked
where rank <= 5
