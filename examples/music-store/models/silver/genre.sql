with genre as (
  {{ without_duplicates(source('store', 'genre'), 'genre_id') }}
)

select
  genre_id,
  {{ clean_text('name') }} as name
from genre
