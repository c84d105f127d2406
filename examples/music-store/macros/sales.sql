{#- "Today" of every question about recency: var('as_of'), else the day of the latest invoice. -#}
{% macro as_of() -%}
  {%- if var('as_of', none) is not none -%}
    cast('{{ var("as_of") }}' as date)
  {%- else -%}
    (select max(date_key) from {{ ref('fact_invoice') }})
  {%- endif -%}
{%- endmacro %}


{#- The first day of the week (Monday), month, quarter or year of a day. -#}
{% macro first_day(period, date) -%}
  cast(date_trunc('{{ period }}', {{ date }}) as date)
{%- endmacro %}


{#- Whole months from one day's month to another's. -#}
{% macro months_between(earlier, later) -%}
  cast(
    (extract(year from {{ later }}) - extract(year from {{ earlier }})) * 12
    + extract(month from {{ later }}) - extract(month from {{ earlier }}) as integer
  )
{%- endmacro %}


{#- A quotient, rounded to so many places; NULL for a division by nothing. Engines that divide in binary and those that divide in
    decimal agree on a half, such as 4.975, once it has been written in decimal. -#}
{% macro quotient(part, whole, type) -%}
  cast(cast({{ part }} * 1.0 / nullif({{ whole }}, 0) as decimal(38, 12)) as {{ type }})
{%- endmacro %}


{#- An amount of money per something, in cents; NULL for none of it. -#}
{% macro money_per(amount, number) -%}
  {{ quotient(amount, number, 'decimal(18, 2)') }}
{%- endmacro %}


{#- A share from 0 to 1 of a whole; NULL of nothing. -#}
{% macro share(part, whole) -%}
  {{ quotient(part, whole, 'decimal(9, 6)') }}
{%- endmacro %}


{#- Sales per day, week, month, quarter or year, without gaps: a period in which nothing was sold is there with zeros. -#}
{% macro sales_by(period) -%}
with sold as (
  select
    {{ first_day(period, 'date_key') }} as {{ period }},
    sum(total) as revenue,
    sum(quantity) as units,
    count(*) as invoices,
    count(distinct customer_key) as customers
  from {{ ref('fact_invoice') }}
  group by 1
),

calendar as (
  select distinct {{ first_day(period, 'date_key') }} as {{ period }}
  from {{ ref('dim_date') }}
),

filled as (
  select
    calendar.{{ period }},
    cast(coalesce(sold.revenue, 0) as decimal(18, 2)) as revenue,
    cast(coalesce(sold.units, 0) as bigint) as units,
    coalesce(sold.invoices, 0) as invoices,
    coalesce(sold.customers, 0) as customers
  from calendar
  left join sold on sold.{{ period }} = calendar.{{ period }}
  where calendar.{{ period }} between (select min({{ period }}) from sold) and (select max({{ period }}) from sold)
)

select
  {{ 'cast(extract(year from year) as integer) as year' if period == 'year' else period }},
  revenue,
  units,
  invoices,
  customers,
  {{ money_per('revenue', 'invoices') }} as average_invoice,
  revenue - lag(revenue) over (order by {{ period }}) as revenue_change
from filled
{%- endmacro %}


{#-
What sold best by revenue, over all time or (`per_month`) in each month. `key` names the dimension's key and `labels` the columns to
show. Ties go to more units, then to the lower key, so that a rank is never a matter of chance.
-#}
{% macro top_sold(dimension, key, labels, per_month=false) -%}
{%- set columns = (['month'] if per_month else []) + [key] -%}
{%- set whole = 'partition by month ' if per_month else '' -%}
with sold as (
  select
    {%- if per_month %}
    {{ first_day('month', 'date_key') }} as month,
    {%- endif %}
    {{ key }},
    sum(line_amount) as revenue,
    sum(quantity) as units
  from {{ ref('fact_invoice_line') }}
  group by {{ range(1, columns | length + 1) | join(', ') }}
),

ranked as (
  select
    *,
    row_number() over ({{ whole }}order by revenue desc, units desc, {{ key }}) as rank,
    {{ share('revenue', 'sum(revenue) over (' ~ whole | trim ~ ')') }} as revenue_share
  from sold
)

select
  {%- if per_month %}
  ranked.month,
  {%- endif %}
  ranked.rank,
  ranked.{{ key }},
  {%- for label in labels %}
  item.{{ label }},
  {%- endfor %}
  cast(ranked.revenue as decimal(18, 2)) as revenue,
  ranked.revenue_share,
  cast(ranked.units as bigint) as units
from ranked
join {{ ref(dimension) }} as item on item.{{ key }} = ranked.{{ key }}
where ranked.rank <= {{ var('top_monthly') if per_month else var('top_overall') }}
{%- endmacro %}
