{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='date_key') }}

{{ events('auth_events', ['success']) }}
