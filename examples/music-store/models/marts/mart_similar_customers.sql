-- Customers are alike when they bought the same artists, and the more so the fewer others did: the cosine of two customers' artist
-- vectors, in which an artist weighs ln(customers / its buyers).
--
-- Only pairs that share an artist with at most var('taste_max_buyers') buyers are compared, and only such artists count as shared.
-- An artist whom thousands bought says little about taste, and comparing all its buyers would grow with the square of the store.
-- So the work grows with the number of customers, and the similarity is never more than the full cosine.
with bought as (
  select distinct customer_key, artist_key
  from {{ ref('fact_invoice_line') }}
),

artist as (
  select
    artist_key,
    count(*) as buyers,
    ln((select count(distinct customer_key) from bought) * 1.0 / count(*)) as weight
  from bought
  group by artist_key
),

taste as (
  select
    bought.customer_key,
    bought.artist_key,
    artist.buyers,
    artist.weight,
    sqrt(sum(artist.weight * artist.weight) over (partition by bought.customer_key)) as length
  from bought
  join artist on artist.artist_key = bought.artist_key
),

telling as (
  select * from taste
  where buyers <= {{ var('taste_max_buyers') }} and length > 0
),

pair as (
  select
    one.customer_key,
    other.customer_key as similar_customer_key,
    count(*) as shared_artists,
    -- Rounded, so that the order in which a parallel sum adds up cannot change a rank.
    cast(sum(one.weight * other.weight / (one.length * other.length)) as decimal(9, 6)) as similarity
  from telling as one
  join telling as other on other.artist_key = one.artist_key and other.customer_key <> one.customer_key
  group by one.customer_key, other.customer_key
),

ranked as (
  select
    *,
    row_number() over (
      partition by customer_key
      order by similarity desc, shared_artists desc, similar_customer_key
    ) as rank
  from pair
)

select
  customer_key,
  rank,
  similar_customer_key,
  similarity,
  shared_artists
from ranked
where rank <= 5
