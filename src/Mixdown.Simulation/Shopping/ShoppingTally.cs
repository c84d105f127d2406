namespace Mixdown.Simulation.Shopping;

/// <summary>Sums of the clean content, purchase by purchase.</summary>
sealed class ShoppingTally
{
    readonly SortedDictionary<string, long> _categories = new(StringComparer.Ordinal);
    readonly long[] _payments = new long[Words.Payments.Length];
    readonly long[] _seasons = new long[Words.Seasons.Length];
    long _purchases;
    long _customers;
    long _dollars;
    long _discounted;
    long _subscribed;
    long _male;

    /// <summary>Counts one.</summary>
    public void Add(in Purchase purchase)
    {
        _purchases++;
        _dollars += purchase.Dollars;
        _customers += purchase.PurchasesBefore == purchase.Shopper.PurchasesBefore ? 1 : 0;
        _discounted += purchase.IsDiscounted ? 1 : 0;
        _subscribed += purchase.Shopper.IsSubscribed ? 1 : 0;
        _male += purchase.Shopper.IsMale ? 1 : 0;
        _payments[purchase.Payment] += purchase.Dollars;
        _seasons[purchase.Season]++;
        _categories[purchase.Item.Category] = _categories.GetValueOrDefault(purchase.Item.Category) + purchase.Dollars;
    }

    /// <summary>The sums.</summary>
    public ShoppingTotals Totals() => new(
        _purchases, _customers, _dollars, _discounted, _subscribed, _categories, Named(Words.Payments, _payments),
        Named(["Female", "Male"], [_purchases - _male, _male]), Named(Words.Seasons, _seasons));

    static Dictionary<string, long> Named(IReadOnlyList<string> names, long[] sums) =>
        names.Index().Where(name => sums[name.Index] > 0).ToDictionary(name => name.Item, name => sums[name.Index], StringComparer.Ordinal);
}
