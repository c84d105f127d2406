-- No event is lost or counted twice on the way from silver to its fact.
{%- set facts = { 'auth': 'fact_auth', 'listen': 'fact_listen', 'page_view': 'fact_page_view', 'status_change': 'fact_status_change' } %}
{%- for event, fact in facts.items() %}
select '{{ fact }}' as fact, silver.events, gold.events as fact_events
from (select count(*) as events from {{ ref(event) }}) as silver
cross join (select count(*) as events from {{ ref(fact) }}) as gold
where silver.events <> gold.events
{{ 'union all' if not loop.last }}
{%- endfor %}
