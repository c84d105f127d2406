-- Every grain adds up to the same listens, logins, page views and changes.
with fact as (
  select
    (select count(*) from {{ ref('fact_listen') }}) as listens,
    (select count(*) from {{ ref('fact_auth') }} where success) as logins,
    (select count(*) from {{ ref('fact_page_view') }}) as page_views,
    (select count(*) from {{ ref('fact_status_change') }}) as changes
),

mart as (
  {%- for name in ['by_second', 'by_minute', 'hourly', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] %}
  select
    '{{ name }}' as mart,
    sum(listens) as listens,
    sum(logins) as logins,
    sum(page_views) as page_views,
    sum(upgrades + downgrades) as changes
  from {{ ref('mart_activity_' ~ name) }}
  {{- '\n  union all' if not loop.last }}
  {%- endfor %}
)

select mart.*
from mart
cross join fact
where mart.listens <> fact.listens
  or mart.logins <> fact.logins
  or mart.page_views <> fact.page_views
  or mart.changes <> fact.changes
