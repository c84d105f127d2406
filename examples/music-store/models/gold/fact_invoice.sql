{%- set columns = [
  'invoice_key', 'customer_key', 'date_key', 'billing_country', 'billing_city', 'quantity', 'total', 'bytes',
] -%}
{{
  config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date_key',
    pre_hook="{{ forget_empty_days(ref('invoice')) }}",
  )
}}

with content as (
  select
    line.invoice_id,
    sum(line.quantity) as quantity,
    sum(line.quantity * track.bytes) as bytes
  from {{ ref('invoice_line') }} as line
  join {{ ref('track') }} as track on track.track_id = line.track_id
  group by line.invoice_id
),

invoice as (
  select
    invoice.invoice_id as invoice_key,
    invoice.customer_id as customer_key,
    cast(invoice.invoice_date as date) as date_key,
    invoice.billing_country,
    invoice.billing_city,
    cast(coalesce(content.quantity, 0) as bigint) as quantity,
    invoice.total,
    cast(coalesce(content.bytes, 0) as bigint) as bytes
  from {{ ref('invoice') }} as invoice
  left join content on content.invoice_id = invoice.invoice_id
)
{{- only_changed_days('invoice', columns) }}
