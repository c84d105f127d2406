with served as (
  select
    customer.support_agent_key as employee_key,
    count(distinct invoice.customer_key) as customers,
    count(*) as invoices,
    sum(invoice.quantity) as units,
    sum(invoice.total) as revenue,
    sum(case when invoice.date_key > {{ as_of() }} - interval '1 year' then invoice.total else 0 end) as revenue_last_year
  from {{ ref('fact_invoice') }} as invoice
  join {{ ref('dim_customer') }} as customer on customer.customer_key = invoice.customer_key
  where invoice.date_key <= {{ as_of() }}
  group by customer.support_agent_key
)

select
  served.employee_key,
  employee.name,
  employee.title,
  manager.name as manager,
  row_number() over (order by served.revenue desc, served.employee_key) as rank,
  cast(served.revenue as decimal(18, 2)) as revenue,
  {{ share('served.revenue', 'sum(served.revenue) over ()') }} as revenue_share,
  cast(served.revenue_last_year as decimal(18, 2)) as revenue_last_year,
  served.customers,
  served.invoices,
  cast(served.units as bigint) as units,
  {{ money_per('served.revenue', 'served.invoices') }} as average_invoice,
  {{ money_per('served.revenue', 'served.customers') }} as revenue_per_customer
from served
join {{ ref('dim_employee') }} as employee on employee.employee_key = served.employee_key
left join {{ ref('dim_employee') }} as manager on manager.employee_key = employee.manager_key
