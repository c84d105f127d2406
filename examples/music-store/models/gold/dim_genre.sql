select
  genre_id as genre_key,
  name as genre
from {{ ref('genre') }}
