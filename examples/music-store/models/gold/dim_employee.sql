select
  employee_id as employee_key,
  first_name || ' ' || last_name as name,
  title,
  reports_to as manager_key,
  cast(hire_date as date) as hired_on
from {{ ref('employee') }}
