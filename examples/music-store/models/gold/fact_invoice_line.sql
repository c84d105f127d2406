{%- set columns = [
  'invoice_line_key', 'invoice_key', 'customer_key', 'employee_key', 'track_key', 'album_key', 'artist_key', 'genre_key',
  'media_type_key', 'date_key', 'quantity', 'unit_price', 'line_amount',
] -%}
{{
  config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date_key',
    pre_hook="{{ forget_empty_days(ref('invoice'), ref('invoice_line')) }}",
  )
}}

with line as (
  select
    line.invoice_line_id as invoice_line_key,
    line.invoice_id as invoice_key,
    invoice.customer_id as customer_key,
    customer.support_rep_id as employee_key,
    line.track_id as track_key,
    track.album_key,
    track.artist_key,
    track.genre_key,
    track.media_type_key,
    cast(invoice.invoice_date as date) as date_key,
    line.quantity,
    line.unit_price,
    cast(line.quantity * line.unit_price as decimal(18, 2)) as line_amount
  from {{ ref('invoice_line') }} as line
  join {{ ref('invoice') }} as invoice on invoice.invoice_id = line.invoice_id
  join {{ ref('customer') }} as customer on customer.customer_id = invoice.customer_id
  join {{ ref('dim_track') }} as track on track.track_key = line.track_id
)
{{- only_changed_days('line', columns) }}
