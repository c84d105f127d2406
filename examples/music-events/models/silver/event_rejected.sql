-- Records that say too little to be an event, and why. They stay in bronze and are in no other table.
{% for topic in ['auth_events', 'listen_events', 'page_view_events', 'status_change_events'] -%}
select
  '{{ topic }}' as topic,
  source_partition,
  source_offset,
  {{ event_defect() }} as reason
from (
  {{ bronze_events(topic) }}
) as record
where {{ event_defect() }} is not null
{%- if not loop.last %}

union all

{% endif %}
{%- endfor %}
