-- How often each repair was needed.
{%- set tables = { 'auth_events': 'auth', 'listen_events': 'listen', 'page_view_events': 'page_view', 'status_change_events': 'status_change' } %}
{%- set with_text = ['listen', 'page_view'] %}
with counted as (
  {%- for topic, table in tables.items() %}
  select
    '{{ topic }}' as topic,
    (select count(*) from {{ ref('event_rejected') }} where topic = '{{ topic }}') as rejected,
    (select count(*) from {{ ref(table) }}) as events,
    (select count(*) from {{ ref(table) }} where is_late) as late,
    (select count(*) from {{ ref(table) }} where is_future) as future,
    {{ '(select count(*) from ' ~ ref(table) ~ ' where text_is_repaired)' if table in with_text else '0' }} as repaired,
    count(*) as records,
    count(rescued) as rescued
  from (
    {{ bronze_events(topic) }}
  ) as record
  {{- '\n  union all' if not loop.last }}
  {%- endfor %}
)

{% for kind, number in {
  'duplicate': 'records - rejected - events', 'future': 'future', 'late': 'late', 'rejected': 'rejected', 'rescued': 'rescued', 'text': 'repaired',
}.items() -%}
select
  topic,
  '{{ kind }}' as kind,
  cast({{ number }} as bigint) as records
from counted
{{ 'union all\n' if not loop.last }}
{%- endfor %}
