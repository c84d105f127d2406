{#-
Tables of a WITH that end in `day`, which has every day from `first_day` to `last_day` of the one row of `span` as `date_key`. A cross
join of digits is the one spine that every engine reads: 0 to 99,999 days are 273 years.
-#}
{% macro days_of(span) -%}
digit (d) as (
  values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)
),

number as (
  select e.d * 10000 + d.d * 1000 + c.d * 100 + b.d * 10 + a.d as n
  from digit as a
  cross join digit as b
  cross join digit as c
  cross join digit as d
  cross join digit as e
),

day as (
  select {{ span }}.first_day + number.n as date_key
  from {{ span }}
  join number on number.n <= {{ span }}.last_day - {{ span }}.first_day
)
{%- endmacro %}


{#- What a calendar says of a day. -#}
{% macro day_columns() -%}
  date_key,
  date_key as date,
  cast(extract(day from date_key) as integer) as day,
  cast(extract(isodow from date_key) as integer) as weekday,
  case cast(extract(isodow from date_key) as integer)
    when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' else 'Sunday'
  end as weekday_name,
  cast(extract(week from date_key) as integer) as week,
  cast(extract(month from date_key) as integer) as month,
  cast(extract(quarter from date_key) as integer) as quarter,
  cast(extract(year from date_key) as integer) as year
{%- endmacro %}
