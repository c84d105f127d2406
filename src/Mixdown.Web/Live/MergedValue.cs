using System.Diagnostics;
using System.Numerics;
using Mixdown.Runs.Live.Feeds;

namespace Mixdown.Web.Live;

/// <summary>One value out of those of a metric in two rows.</summary>
static class MergedValue
{
    /// <summary>Their sum, or the smaller or larger one. Rows without a value do not count.</summary>
    public static object? Of(FeedMerge merge, object? one, object? other)
    {
        if (one is null || other is null)
            return one ?? other;
        return merge switch
        {
            FeedMerge.Sum => Sum(one, other),
            FeedMerge.Min => Comparer<object>.Default.Compare(one, other) <= 0 ? one : other,
            FeedMerge.Max => Comparer<object>.Default.Compare(one, other) >= 0 ? one : other,
            _ => throw new UnreachableException("A metric that cannot be merged is refused when the client asks."),
        };
    }

    static object Sum(object one, object other) => (one, other) switch
    {
        (long a, long b) => a + b,
        (decimal a, decimal b) => a + b,
        (double a, double b) => a + b,
        (BigInteger a, BigInteger b) => a + b,
        _ => throw new UnreachableException($"Values of {one.GetType()} and {other.GetType()} are added."),
    };
}
