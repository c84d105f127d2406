-- Places from which anything was done.
select
  {{ location_key('place') }} as location_key,
  coalesce(max(city), '{{ unknown() }}') as city,
  coalesce(max(state), '{{ unknown() }}') as state,
  max(zip) as zip,
  min(longitude) as longitude,
  min(latitude) as latitude
from (
  {%- for table in ['listen', 'auth', 'page_view', 'status_change'] %}
  select state, city, zip, longitude, latitude from {{ ref(table) }}
  {%- if not loop.last %}
  union all
  {%- endif %}
  {%- endfor %}
) as place
where state is not null or city is not null or zip is not null
group by location_key

union all

select '{{ unknown() }}', '{{ unknown() }}', '{{ unknown() }}', null, null, null
