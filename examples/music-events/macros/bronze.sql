{#-
Bronze has the columns that events had so far: where nobody has logged in yet there is no userId, and a topic to which nothing was ever sent
has no table. Here every topic has all of them, under the names of silver, NULL where they are not there; and its records have their place
in it, partition and offset in the log, or file and line where files stand in for the stream.
-#}

{#- Fields of events: the name in silver, the name in events, the type. -#}
{% macro event_fields() -%}
  {{ return([
    ('ts', 'ts', 'bigint'),
    ('session_id', 'sessionId', 'bigint'),
    ('item_in_session', 'itemInSession', 'bigint'),
    ('user_id', 'userId', 'bigint'),
    ('customer_id', 'customerId', 'bigint'),
    ('first_name', 'firstName', 'varchar'),
    ('last_name', 'lastName', 'varchar'),
    ('gender', 'gender', 'varchar'),
    ('registration', 'registration', 'bigint'),
    ('auth', 'auth', 'varchar'),
    ('level', 'level', 'varchar'),
    ('page', 'page', 'varchar'),
    ('method', 'method', 'varchar'),
    ('status', 'status', 'integer'),
    ('success', 'success', 'boolean'),
    ('track_id', 'trackId', 'bigint'),
    ('song', 'song', 'varchar'),
    ('artist', 'artist', 'varchar'),
    ('seconds', 'duration', 'decimal(12, 3)'),
    ('city', 'city', 'varchar'),
    ('state', 'state', 'varchar'),
    ('zip', 'zip', 'varchar'),
    ('longitude', 'lon', 'double'),
    ('latitude', 'lat', 'double'),
    ('user_agent', 'userAgent', 'varchar'),
    ('rescued', '_mx_rescued', 'varchar'),
  ]) }}
{%- endmacro %}


{#- The records of a topic, as a query. -#}
{% macro bronze_events(topic) -%}
{%- set relation = source('listening', topic) -%}
{%- set there = execute and load_relation(relation) is not none -%}
{%- set columns = adapter.get_columns_in_relation(relation) | map(attribute='name') | list if there else [] -%}
{%- set place = ('_mx_file', '_mx_row') if '_mx_file' in columns else ('_mx_partition', '_mx_offset') -%}
select
    {%- for name, field, type in event_fields() %}
    try_cast({{ adapter.quote(field) if field in columns else 'null' }} as {{ type }}) as {{ name }},
    {%- endfor %}
    {{ "_mx_timestamp at time zone 'UTC'" if '_mx_timestamp' in columns else 'cast(null as timestamp)' }} as taken_at,
    cast({{ place[0] if there else 'null' }} as varchar) as source_partition,
    cast({{ place[1] if there else 'null' }} as bigint) as source_offset
  {{ 'from ' ~ relation if there else 'where false' }}
{%- endmacro %}


{#- Why a record is no event; NULL for one that is. Times before 1970 and from 2100 come from clocks that were never set. -#}
{% macro event_defect() -%}
  case
    when ts is null then 'no time'
    when ts not between 0 and 4102444799999 then 'a time out of reach'
    when session_id is null then 'no session'
    when item_in_session is null then 'no place in its session'
  end
{%- endmacro %}


{#- The day of a record, in UTC; NULL for one without a time within reach. -#}
{% macro event_date() -%}
  cast(epoch_ms(case when ts between 0 and 4102444799999 then ts end) as date)
{%- endmacro %}
