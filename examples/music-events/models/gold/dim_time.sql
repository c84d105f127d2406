-- Every second of a day.
select
  cast(n as integer) as time_key,
  cast(make_time(n // 3600, n // 60 % 60, n % 60) as time) as time,
  cast(n // 3600 as integer) as hour,
  cast(n // 60 % 60 as integer) as minute,
  cast(n % 60 as integer) as second,
  case
    when n < 6 * 3600 then 'night'
    when n < 12 * 3600 then 'morning'
    when n < 18 * 3600 then 'afternoon'
    else 'evening'
  end as part_of_day
from range(86400) as second (n)
