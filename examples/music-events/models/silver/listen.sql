{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='date_key') }}

{{ events('listen_events', song_columns()) }}
