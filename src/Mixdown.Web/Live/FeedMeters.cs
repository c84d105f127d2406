using System.Diagnostics.Metrics;

namespace Mixdown.Web.Live;

/// <summary>What the feed counts, as instruments of the meter <c>Mixdown.Live</c>: docs/streaming/operate.md lists them.</summary>
sealed class FeedMeters : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Mixdown.Live";

    readonly Meter _meter = new(Name);
    readonly UpDownCounter<int> _clients;
    readonly Counter<long> _events;
    readonly Counter<long> _bytes;
    readonly Counter<long> _cut;
    readonly Counter<long> _refused;

    public FeedMeters()
    {
        _clients = _meter.CreateUpDownCounter<int>("mixdown.live.clients", "{client}", "Clients that listen to the feed");
        _events = _meter.CreateCounter<long>("mixdown.live.events", "{event}", "Events sent to clients");
        _bytes = _meter.CreateCounter<long>("mixdown.live.bytes", "By", "Bytes of those events");
        _cut = _meter.CreateCounter<long>("mixdown.live.clients_cut", "{client}", "Clients that took nothing for too long");
        _refused = _meter.CreateCounter<long>("mixdown.live.clients_refused", "{client}", "Clients beyond the limit");
    }

    /// <summary>A client has come, or is gone again.</summary>
    public void Clients(string table, int change) => _clients.Add(change, Of(table));

    /// <summary>A client is one too many.</summary>
    public void Refused(string table) => _refused.Add(1, Of(table));

    /// <summary>A client has taken nothing for too long.</summary>
    public void Cut(string table) => _cut.Add(1, Of(table));

    /// <summary>An event is with the network.</summary>
    public void Sent(string table, FeedFrame frame)
    {
        _events.Add(1, Of(table));
        _bytes.Add(frame.Bytes.Length, Of(table));
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    static KeyValuePair<string, object?> Of(string table) => new("table", table);
}
