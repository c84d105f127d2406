{#-
Keys are natural, or a hash of what is natural, so that the same events have the same keys whenever they are loaded. Where an event
does not say what a key stands for, it has the key of the row `unknown`, which every dimension holds.
-#}

{#- The text key of what is not known. -#}
{% macro unknown() -%}
  unknown
{%- endmacro %}


{#- The number key of what is not known. -#}
{% macro unknown_number() -%}
  -1
{%- endmacro %}


{#- A song that the store sells has the store's number. Another has a negative number of its own, from its title and artist. -#}
{% macro song_key(track_id, artist, song) -%}
  case
    when {{ track_id }} is not null then {{ track_id }}
    when {{ song }} is null then {{ unknown_number() }}
    else {{ hashed_number("lower(coalesce(" ~ artist ~ ", '')) || '|' || lower(" ~ song ~ ")") }}
  end
{%- endmacro %}


{#- A negative number below that of the unknown, from a text. -#}
{% macro hashed_number(text) -%}
  -2 - cast(md5_number_lower({{ text }}) >> 2 as bigint)
{%- endmacro %}


{#- A place is its state, city and postal code. -#}
{% macro location_key(table) -%}
  coalesce(
    nullif(coalesce({{ table }}.state, '') || '|' || coalesce({{ table }}.city, '') || '|' || coalesce({{ table }}.zip, ''), '||'),
    '{{ unknown() }}'
  )
{%- endmacro %}


{#- The second of the day, 0 to 86,399. -#}
{% macro time_key(at) -%}
  cast(extract(hour from {{ at }}) * 3600 + extract(minute from {{ at }}) * 60 + floor(extract(second from {{ at }})) as integer)
{%- endmacro %}


{#- When a page view is over: a song is listened to until its end. -#}
{% macro event_end() -%}
  event_at + to_milliseconds(cast(coalesce(seconds, 0) * 1000 as bigint))
{%- endmacro %}
