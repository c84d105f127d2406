select
  artist_id as artist_key,
  name as artist
from {{ ref('artist') }}
