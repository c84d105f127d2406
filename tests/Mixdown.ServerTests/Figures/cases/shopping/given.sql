-- What was bought, with all that anybody groups it by.
create temp view purchase as
select
  bought.*,
  item.item, item.category,
  customer.gender, customer.age, customer.age_group, customer.frequency, customer.is_subscriber as subscribes,
  place.location
from gold.fact_purchase as bought
join gold.dim_item as item on item.item_key = bought.item_key
join gold.dim_customer as customer on customer.customer_key = bought.customer_key
join gold.dim_location as place on place.location_key = bought.location_key;

-- The steps of a histogram: the narrowest of 1, 2, 5, 10, 20, 50, … of which twenty reach from the least to the greatest value.
create temp macro step(span) as
  list_min(list_filter(
    list_transform(range(0, 24), lambda i: [1.0, 2.0, 5.0][1 + i % 3] * power(10.0, i // 3 - 3)),
    lambda one: one * 20 >= span));
