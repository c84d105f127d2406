{%- set columns = [
  'user_key', 'user_id', 'level', 'valid_from', 'valid_to', 'is_current', 'version', 'first_name', 'last_name', 'gender', 'registered_at',
  'customer_key', 'location_key', 'first_seen_at', 'last_seen_at', 'page_views',
] -%}
{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='user_id') }}

-- Users with the history of their level: a version for each stretch of time with one level. What else is known of a user is what the
-- last event says. An incremental run replaces the versions of users who have other ones now.
with run as (
  select
    *,
    lag(level) over (partition by user_id order by began_at, level_run) as level_before
  from {{ ref('user_day') }}
),

numbered as (
  select
    *,
    count(*) filter (where level is distinct from level_before) over (partition by user_id order by began_at, level_run) as version
  from run
),

stretch as (
  select
    user_id,
    version,
    max(level) as level,
    -- A user is free to have registered before anything was recorded: the first version holds from then on.
    case when version = 1 then least(min(began_at), min(registered_at)) else min(began_at) end as valid_from,
    min(began_at) as first_seen_at,
    max(ended_at) as last_seen_at,
    cast(sum(events) as bigint) as page_views
  from numbered
  group by user_id, version
),

{% set last = 'order by began_at, level_run' -%}
known as (
  select
    user_id,
    min(registered_at) as registered_at,
    last(customer_id {{ last }}) as customer_key,
    last(first_name {{ last }}) as first_name,
    last(last_name {{ last }}) as last_name,
    last(gender {{ last }}) as gender,
    last({{ location_key('run') }} {{ last }}) as location_key
  from run
  group by user_id
),

version as (
  select
    stretch.user_id || '-' || epoch_ms(stretch.valid_from) as user_key,
    stretch.*,
    coalesce(lead(valid_from) over (partition by stretch.user_id order by version), timestamp '9999-12-31') as valid_to,
    lead(version) over (partition by stretch.user_id order by version) is null as is_current,
    known.* exclude (user_id)
  from stretch
  join known on known.user_id = stretch.user_id
),

dimension as (
  select {{ columns | join(', ') }}
  from version
  {%- if not is_incremental() %}

  union all

  select
    '{{ unknown() }}', null, '{{ unknown() }}', timestamp '1970-01-01', timestamp '9999-12-31', true, 1, null, null, '{{ unknown() }}', null,
    null, '{{ unknown() }}', null, null, 0
  {%- endif %}
)
{{- music_store.only_changed('dimension', columns, by='user_id') }}
