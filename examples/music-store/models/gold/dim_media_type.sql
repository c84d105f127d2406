select
  media_type_id as media_type_key,
  name as media_type
from {{ ref('media_type') }}
