-- In the month of their first purchase all customers of a cohort bought, and later never more than all.
select cohort, month, cohort_size, customers
from {{ ref('mart_retention_monthly') }}
where customers > cohort_size
  or (months_since = 0 and customers <> cohort_size)
