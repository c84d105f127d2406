{#-
What is listened to most in each period of each grain, at most var('top_per_period'). `dimension` holds `key` and the `labels` to show;
where the fact does not have its key, the song does. Ties go to more listeners, then to the lower key, so that a rank is never a matter
of chance.
-#}
{% macro top_listened(dimension, key, labels) -%}
with listened as (
  {%- call(grain) by_grain() %}
  select
    '{{ grain }}' as grain,
    {{ period(grain, 'fact.listened_at') }} as period,
    {{ key }},
    count(*) as listens,
    count(distinct fact.user_id) as listeners,
    sum(fact.seconds) as seconds
  from {{ ref('fact_listen') }} as fact
  {%- if key == 'artist_key' %}
  join {{ ref('dim_song') }} as song on song.song_key = fact.song_key
  {%- endif %}
  group by all
  {%- endcall %}
),

ranked as (
  select
    *,
    row_number() over (partition by grain, period order by listens desc, listeners desc, {{ key }}) as rank,
    {{ music_store.share('listens', 'sum(listens) over (partition by grain, period)') }} as listen_share
  from listened
)

select
  ranked.grain,
  ranked.period,
  ranked.rank,
  ranked.{{ key }},
  {%- for label in labels %}
  item.{{ label }},
  {%- endfor %}
  ranked.listens,
  ranked.listen_share,
  ranked.listeners,
  {{ hours('ranked.seconds') }} as listening_hours
from ranked
join {{ ref(dimension) }} as item on item.{{ key }} = ranked.{{ key }}
where ranked.rank <= {{ var('top_per_period') }}
{%- endmacro %}
