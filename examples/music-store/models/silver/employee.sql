with employee as (
  {{ without_duplicates(source('store', 'employee'), 'employee_id') }}
)

select
  employee.employee_id,
  {{ clean_text('employee.last_name') }} as last_name,
  {{ clean_text('employee.first_name') }} as first_name,
  {{ clean_text('employee.title') }} as title,
  employee.reports_to,
  cast(employee.birth_date as date) as birth_date,
  cast(employee.hire_date as date) as hire_date,
  {{ clean_text('employee.address') }} as address,
  {{ clean_text('employee.city') }} as city,
  {{ clean_text('employee.state') }} as state,
  country.country,
  country.country_code,
  {{ clean_text('employee.postal_code') }} as postal_code,
  {{ clean_text('employee.phone') }} as phone,
  {{ clean_text('employee.fax') }} as fax,
  {{ clean_text('employee.email') }} as email
from employee
left join {{ ref('country_spelling') }} as country on country.spelling = employee.country
