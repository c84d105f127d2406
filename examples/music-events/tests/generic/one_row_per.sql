{#- Fails for each combination of the columns' values that occurs more than once. -#}
{% test one_row_per(model, columns) %}

select {{ columns | join(', ') }}
from {{ model }}
group by all
having count(*) > 1

{% endtest %}
