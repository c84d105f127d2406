-- Pages of the player.
with seen as (
  select distinct coalesce(page, '{{ unknown() }}') as page
  from {{ ref('page_view') }}

  union

  select page from {{ ref('page') }}

  union

  select '{{ unknown() }}'
)

select
  seen.page as page_key,
  seen.page,
  coalesce(page.area, '{{ unknown() }}') as area,
  page.funnel_step,
  page.funnel_place
from seen
left join {{ ref('page') }} as page on page.page = seen.page
