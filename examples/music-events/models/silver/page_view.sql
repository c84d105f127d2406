{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='date_key') }}

{%- set columns = [clean_text('page') ~ ' as page', clean_text('auth') ~ ' as auth', clean_text('method') ~ ' as method', 'status'] %}

{{ events('page_view_events', columns + song_columns()) }}
