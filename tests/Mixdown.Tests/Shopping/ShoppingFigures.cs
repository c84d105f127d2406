namespace Mixdown.Tests.Shopping;

/// <summary>What any correct pipeline answers over the real purchases: question, SQL, answer. The figures were computed apart from
/// this project, by other means.</summary>
static class ShoppingFigures
{
    /// <summary>All of them.</summary>
    public static TheoryData<string, string, string> All { get; } = new()
    {
        { "purchases", "select count(*), cast(sum(amount) as bigint) from gold.fact_purchase", "3900, 233081" },
        { "customers", "select count(*) from gold.dim_customer", "3900" },
        { "items, places, colours", "select (select count(*) from gold.dim_item), (select count(*) from gold.dim_location), count(distinct color) from gold.fact_purchase", "25, 50, 25" },
        { "every place is known", "select count(*) from gold.dim_location where state_code is null", "0" },
        {
            "categories", "select category, cast(revenue as bigint), rank from gold.mart_revenue_by_category order by rank",
            "Clothing, 104264, 1; Accessories, 74200, 2; Footwear, 36093, 3; Outerwear, 18524, 4"
        },
        { "gender", "select gender, purchases from gold.mart_gender order by gender", "Female, 1248; Male, 2652" },
        { "subscribers", "select subscription, purchases from gold.mart_subscription order by 1", "no subscriber, 2847; subscriber, 1053" },
        { "seasons", "select season, purchases from gold.mart_season order by season_number", "Spring, 999; Summer, 955; Fall, 975; Winter, 971" },
        { "mean rating", "select round(avg(rating), 5) from gold.fact_purchase", "3.74995" },
        { "discounts", "select discount, purchases, purchase_share from gold.mart_discount_effect order by 1", "with discount, 1677, 43; without discount, 2223, 57" },
        {
            "payment methods", "select payment_method, purchases from gold.mart_payment_method order by 2 desc",
            "PayPal, 677; Credit Card, 671; Cash, 670; Debit Card, 636; Venmo, 634; Bank Transfer, 612"
        },
        { "frequencies", "select sum(purchases), count(*) from gold.mart_frequency", "3900, 7" },
        { "popular items", "select string_agg(item, ' ' order by rank), max(purchases) from gold.mart_item_popularity where rank <= 3", "Blouse Pants Jewelry, 171" },
        { "no repair was needed", "select sum(records) from silver.fix_counts", "0" },
        { "a customer's yearly value", "select yearly_value from gold.mart_customers where customer_key = 3", "3796" },
    };
}
