-- Shares of one whole add up to 1, but for the rounding of each to six places.
select 'revenue by country' as shares, sum(revenue_share) as total, count(*) as parts
from {{ ref('mart_sales_by_country') }}
having abs(sum(revenue_share) - 1) > 0.000001 * count(*)

union all

select 'genres of ' || country, sum(share_of_country), count(*)
from {{ ref('mart_genre_by_country') }}
group by country
having abs(sum(share_of_country) - 1) > 0.000001 * count(*)
