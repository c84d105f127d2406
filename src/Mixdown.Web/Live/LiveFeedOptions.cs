namespace Mixdown.Web.Live;

/// <summary>What bounds the live feed.</summary>
public sealed record LiveFeedOptions
{
    /// <summary>Clients that may listen at the same time; one more is told to come back later. Default 500: half of the
    /// server's connections, so that events can always come in.</summary>
    public int MaxClients { get; init; } = 500;

    /// <summary>The least time between two events to a client that does not ask for another: <c>?every=</c>. Default one second: a
    /// chart that people read.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The least that a client may ask for. Default a quarter of a second, which is how often the tables change.</summary>
    public TimeSpan Least { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The most that a client may ask for. Default one minute.</summary>
    public TimeSpan Most { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long without anything to say a comment is sent, so that proxies keep the connection and a client that is
    /// gone is noticed. Default 15 seconds, half of the shortest time-out that proxies come with.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take no bytes before it is cut off; it can come back and gets what it has missed. Default 30
    /// seconds.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
