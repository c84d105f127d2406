-- How often each repair was needed.
with record as (
  select * from {{ ref('purchase_word') }}
),

purchase as (
  select * from {{ source('shop', 'purchase') }}
)

select 'rejected' as kind, count(*) as records from {{ ref('purchase_rejected') }}
union all
select 'duplicate', (select count(*) from record) - (select count(*) from {{ ref('purchase_rejected') }})
  - (select count(*) from {{ ref('purchase') }})
union all
select 'missing amount', count(*) from {{ ref('purchase') }} where amount_is_imputed
union all
select 'missing category', count(*) from purchase where {{ clean_text('"Category"') }} is null
union all
select 'missing rating', count(*) from purchase where "Review Rating" is null and _mx_rescued is null
union all
select 'rescued', count(*) from purchase where _mx_rescued is not null
union all
select 'spelling', count(*) from purchase as p
{{ join_word('p."Gender"', 'gender') }}
{{ join_word('p."Season"', 'season') }}
{{ join_word('p."Payment Method"', 'payment_method') }}
where p."Gender" <> gender_word.standard or p."Season" <> season_word.standard or p."Payment Method" <> payment_method_word.standard
  or p."Subscription Status" not in ('Yes', 'No')
