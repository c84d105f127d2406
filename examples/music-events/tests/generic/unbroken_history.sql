{#- Fails for each version of a history that does not begin where the one before ended, that ends before it begins, or that is the
    last one without being current, or current without being the last. -#}
{% test unbroken_history(model, key, valid_from, valid_to, is_current) %}

with version as (
  select
    {{ key }},
    {{ valid_from }},
    {{ valid_to }},
    {{ is_current }},
    lead({{ valid_from }}) over (partition by {{ key }} order by {{ valid_from }}, {{ valid_to }}) as next_from
  from {{ model }}
)

select *
from version
where {{ valid_from }} >= {{ valid_to }}
  or {{ is_current }} <> (next_from is null)
  or (next_from is not null and next_from <> {{ valid_to }})
  or (next_from is null and {{ valid_to }} <> timestamp '9999-12-31')

{% endtest %}
