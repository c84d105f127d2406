using System.Buffers;
using System.Text;
using System.Text.Json;
using Mixdown.Runs.Dashboards.Watching;
using Mixdown.Web.App;
using Mixdown.Web.Live;

namespace Mixdown.Web.Events;

/// <summary>Tells one page what changes, from its first event to its last. What happens while an event is on its way is joined to the
/// next one.</summary>
/// <param name="watch">What there is to tell.</param>
/// <param name="output">Where to.</param>
/// <param name="options">What bounds it.</param>
/// <param name="clock">The time.</param>
sealed class PageStream(PageWatch watch, PatientWriter output, LiveFeedOptions options, TimeProvider clock)
{
    /// <summary>The least time between two tellings: a build of a hundred small models tells a page some times, not hundreds.</summary>
    static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    /// <summary>Tells until it is cancelled, or the page is gone.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var isThere = await output.WriteAsync(EventFrames.Greeting, cancel) && await BeginAsync(cancel);
        while (isThere)
        {
            if (!await HasNewsAsync(cancel))
            {
                isThere = await output.WriteAsync(EventFrames.Heartbeat, cancel);
                continue;
            }
            var (events, id) = await watch.TakeAsync(cancel);
            if (events.Count > 0)
                isThere = await output.WriteAsync(Bytes(events, id), cancel);
            await Task.Delay(Least, clock, cancel);
        }
    }

    /// <summary>Says from where on the page hears all, which is what it asks for when it opens another stream, and what it has missed.</summary>
    async Task<bool> BeginAsync(CancellationToken cancel)
    {
        var (events, id) = await watch.TakeAsync(cancel);
        return await output.WriteAsync(Encoding.ASCII.GetBytes($"event: hello\nid: {id}\ndata: {{}}\n\n"), cancel)
            && (events.Count == 0 || await output.WriteAsync(Bytes(events, id), cancel));
    }

    /// <summary>Waits for news; false when it is time for a heartbeat.</summary>
    async Task<bool> HasNewsAsync(CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var told = watch.ToldAsync(waiting.Token);
        var first = await Task.WhenAny(told, Task.Delay(options.Heartbeat, clock, waiting.Token));
        await waiting.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        return ReferenceEquals(first, told);
    }

    /// <summary>The id stands at the last event: a page that lost some of them asks for all anew.</summary>
    static ReadOnlyMemory<byte> Bytes(IReadOnlyList<PageEvent> events, string id)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        foreach (var told in events)
        {
            var head = ReferenceEquals(told, events[^1]) ? $"event: {told.Name}\nid: {id}\ndata: " : $"event: {told.Name}\ndata: ";
            bytes.Write(Encoding.ASCII.GetBytes(head));
            using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = AppJson.Options.Encoder }))
                JsonSerializer.Serialize(json, told, told.GetType(), AppJson.Options);
            bytes.Write("\n\n"u8);
        }
        return bytes.WrittenMemory;
    }
}
