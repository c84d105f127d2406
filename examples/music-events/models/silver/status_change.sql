{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='date_key') }}

{#- The event says the level before the change. -#}
{{ events('status_change_events', [
  clean_text('auth') ~ ' as auth',
  "case trim(level) when 'free' then 'upgrade' when 'paid' then 'downgrade' end as change",
]) }}
