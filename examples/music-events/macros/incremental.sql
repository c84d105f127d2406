{#-
Facts are incremental by day. A run makes those days anew whose events are not the ones that the fact holds, and those with a listener
whose history of levels has changed; every other day is left alone. Both are found by content, so it makes no difference why: a new
day, a late event, a run that failed. The fact is always what a full refresh would give.
-#}

{#- One number that changes when any value of any row does. A sum does not depend on the order of the rows. -#}
{% macro content(columns) -%}
  sum(cast(hash({{ columns }}) as hugeint))
{%- endmacro %}


{#- The days on which the events of a silver table are not those of this one, which has `key` for each, or their `content`. -#}
{% macro stale_days(silver, key=none, where=none) -%}
  select event_day.date_key
  from (
    select date_key, {{ content('event_key') }} as content
    from {{ silver }}
    {{- '\n    where ' ~ where if where }}
    group by date_key
  ) as event_day
  left join (
    select date_key, {{ content(key) if key else 'sum(content)' }} as content
    from {{ this }}
    group by date_key
  ) as stored_day on stored_day.date_key = event_day.date_key
  where stored_day.content is distinct from event_day.content
{%- endmacro %}


{#- The events of a silver table that a fact has to be made of, with the version of the user at that time. -#}
{% macro events_to_store(silver, key, at) -%}
{%- set users = ref('dim_user') -%}
with
{%- if is_incremental() %} stale_day as (
  {{ stale_days(silver, key) }}

  union

  select fact.date_key
  from {{ this }} as fact
  left join {{ users }} as users on users.user_key = fact.user_key
  where fact.user_id is not null
    and (users.user_key is null or fact.{{ at }} < users.valid_from or fact.{{ at }} >= users.valid_to)

  union

  select fact.date_key
  from {{ this }} as fact
  join {{ users }} as users
    on users.user_id = fact.user_id and fact.{{ at }} >= users.valid_from and fact.{{ at }} < users.valid_to
  where fact.user_key = '{{ unknown() }}'
),
{% endif %} event as (
  select
    event.*,
    coalesce(users.user_key, '{{ unknown() }}') as user_key
  from {{ silver }} as event
  left join {{ users }} as users
    on users.user_id = event.user_id and event.event_at >= users.valid_from and event.event_at < users.valid_to
  {%- if is_incremental() %}
  where event.date_key in (select date_key from stale_day)
  {%- endif %}
)
{%- endmacro %}


{#- What every fact says of an event: which one, whose, where and when. -#}
{% macro fact_columns(key, at) -%}
  event_key as {{ key }},
  user_key,
  user_id,
  session_id as session_key,
  {{ location_key('event') }} as location_key,
  date_key,
  {{ time_key('event_at') }} as time_key,
  event_at as {{ at }}
{%- endmacro %}


{#- Before an incremental run: takes out of a fact the days on which nothing happened after all. -#}
{% macro forget_empty_days(silver) -%}
{%- if is_incremental() -%}
delete from {{ this }} where date_key not in (select date_key from {{ silver }})
{%- endif -%}
{%- endmacro %}
