using System.Collections.Concurrent;
using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Embeds;

/// <summary>How often each link is asked under. Only links that are good have a rate, so nobody fills it who cannot sign.</summary>
/// <param name="clock">The time.</param>
sealed class EmbedRates(TimeProvider clock)
{
    /// <summary>Links that are remembered at most, some 200 bytes each; beyond, those are forgotten that owe nothing.</summary>
    const int Most = 10_000;

    readonly ConcurrentDictionary<string, TokenBucket> _links = new(StringComparer.Ordinal);

    /// <summary>Counts a request; how long it has to wait, zero where it may come in.</summary>
    public TimeSpan Take(EmbedGrant grant)
    {
        if (_links.Count >= Most)
            Forget();
        var bucket = _links.GetOrAdd(grant.Signature, _ => new TokenBucket(grant.RequestsPerSecond, clock));
        var wait = bucket.Wait;
        if (wait == TimeSpan.Zero)
            bucket.Count(1);
        return wait;
    }

    void Forget()
    {
        foreach (var (link, bucket) in _links)
        {
            if (bucket.Wait == TimeSpan.Zero)
                _links.TryRemove(link, out _);
        }
    }
}
