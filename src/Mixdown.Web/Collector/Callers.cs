using Microsoft.AspNetCore.Http;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Collector;

/// <summary>Those who may send events to one stream.</summary>
sealed class Callers
{
    const string Bearer = "Bearer ";

    readonly IReadOnlyList<Caller> _known;
    readonly Caller? _anybody;

    /// <param name="options">The stream's settings.</param>
    /// <param name="clock">The time of their rates.</param>
    public Callers(CollectorSourceOptions options, TimeProvider clock)
    {
        var rate = options.Limits.EventsPerSecond;
        _known = [.. options.WriteKeys.Select(key => new Caller(key.Name, key, BucketOf(key.EventsPerSecond ?? rate, clock)))];
        _anybody = _known.Count == 0 ? new Caller("", null, BucketOf(rate, clock)) : null;
    }

    /// <summary>Whether somebody without a key gets in.</summary>
    public bool AreAll => _anybody is not null;

    /// <summary>Who a request is from; null: nobody that is known. All keys are compared, so that the time tells nothing.</summary>
    public Caller? Find(HttpRequest request)
    {
        if (_anybody is not null)
            return _anybody;
        var hash = WriteKey.HashOf(SecretOf(request));
        Caller? found = null;
        foreach (var caller in _known)
        {
            if (caller.Key!.IsHashedBy(hash))
                found = caller;
        }
        return found;
    }

    static string SecretOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : request.Headers["X-Write-Key"].ToString();
    }

    static TokenBucket? BucketOf(double? perSecond, TimeProvider clock) => perSecond is { } rate ? new TokenBucket(rate, clock) : null;
}
