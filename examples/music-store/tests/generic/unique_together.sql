{#- Fails for each combination of the columns' values that occurs more than once. -#}
{% test unique_together(model, columns) %}

select {{ columns | join(', ') }}
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
