--- when
create or replace temp view cohorts as from gold.mart_retention_monthly;

--- when f.cohort=2022-01-01..2023-06-30
create or replace temp view cohorts as from gold.mart_retention_monthly where cohort between '2022-01-01' and '2023-06-30';

--- customers
select count(distinct customer_key) from gold.fact_invoice

--- came-back
select count(*) from gold.mart_customer_lifetime_value where invoices > 1

--- lapsed
select count(*) from gold.mart_customer_churn where has_lapsed

--- cohorts-by-quarter
select months_since // 3, make_date(year(cohort), 3 * quarter(cohort) - 2, 1), sum(customers) / cast(sum(cohort_size) as double)
from cohorts
group by 1, 2

--- retention-by-month-since-the-first-purchase
select months_since, sum(customers) / cast(sum(cohort_size) as double) from cohorts where months_since >= 1 and months_since <= 36 group by 1

--- segments
select segment, count(*) from gold.mart_customer_rfm group by 1

--- customers-at-risk
select customer, country, last_purchase, sum(revenue) as spent
from gold.mart_customer_churn
where has_lapsed
group by 1, 2, 3
order by spent desc, 1, 2, 3
limit 15
