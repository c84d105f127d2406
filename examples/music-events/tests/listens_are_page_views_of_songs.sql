-- Every song that began is in both topics. One that is in one of them only was lost, or damaged, on its way.
{{ config(severity='warn') }}

select coalesce(listen.event_key, page_view.event_key) as event_key, listen.event_key is null as is_missing_in_listen
from {{ ref('listen') }} as listen
full join (select event_key from {{ ref('page_view') }} where page = 'NextSong') as page_view on page_view.event_key = listen.event_key
where listen.event_key is null or page_view.event_key is null
