-- What was listened to is the same to the millisecond in silver, in the fact and in the sessions.
with silver as (select sum(seconds) as seconds from {{ ref('listen') }}),

gold as (select sum(seconds) as seconds from {{ ref('fact_listen') }})

select *
from silver
cross join gold
where silver.seconds is distinct from gold.seconds
