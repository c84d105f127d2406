{#-
What silver does with every topic: each event once, typed, the columns that all topics share before `columns`.

A run reads the records behind those that are in the table, and makes the days that they belong to anew: a late event changes its own
day, whenever it comes, and a duplicate changes nothing. So the table is always what a full refresh would give. Of several records of one
event the first that the log took stays; partition and offset (file and line) make the order total.
-#}
{% macro events(topic, columns) -%}
{%- set records = bronze_events(topic) -%}
with bronze as (
  {{ records }}
),
{% if is_incremental() %}
seen as (
  select source_partition, max(source_offset) as source_offset
  from {{ this }}
  group by source_partition
),

touched as (
  select distinct {{ event_date() }} as date_key
  from bronze
  left join seen on seen.source_partition = bronze.source_partition
  where bronze.source_offset > coalesce(seen.source_offset, -1)
),
{% endif %}
record as (
  select
    *,
    row_number() over (partition by session_id, item_in_session, ts order by source_partition, source_offset) as copy
  from bronze
  where {{ event_defect() }} is null
  {%- if is_incremental() %}
    and {{ event_date() }} in (select date_key from touched)
  {%- endif %}
)

select
  session_id || '-' || item_in_session || '-' || ts as event_key,
  epoch_ms(ts) as event_at,
  {{ event_date() }} as date_key,
  session_id,
  item_in_session,
  user_id,
  {{ clean_text('first_name') }} as first_name,
  {{ clean_text('last_name') }} as last_name,
  {{ clean_text('gender') }} as gender,
  epoch_ms(registration) as registered_at,
  customer_id,
  {{ clean_text('level') }} as level,
  {{ clean_text('city') }} as city,
  {{ clean_text('state') }} as state,
  {{ clean_text('zip') }} as zip,
  longitude,
  latitude,
  {{ clean_text('user_agent') }} as user_agent,
  {%- for column in columns %}
  {{ column }},
  {%- endfor %}
  coalesce(taken_at > epoch_ms(ts) + interval '{{ var("late_after_seconds") }} seconds', false) as is_late,
  coalesce(taken_at < epoch_ms(ts) - interval '{{ var("future_after_seconds") }} seconds', false) as is_future,
  source_partition,
  source_offset
from record
where copy = 1
{%- endmacro %}


{#- The columns of a song. -#}
{% macro song_columns() -%}
  {{ return([
    'track_id',
    repaired_text('song') ~ ' as song',
    repaired_text('artist') ~ ' as artist',
    'seconds',
    needs_repair('song') ~ ' or ' ~ needs_repair('artist') ~ ' as text_is_repaired',
  ]) }}
{%- endmacro %}
