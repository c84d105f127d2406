using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Runs.Live.Feeds;
using Mixdown.Streams.Live.Views;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Live;

/// <summary>Live tables over HTTP: <c>GET /v1/live</c> lists them, <c>GET /v1/live/NAME</c> sends a snapshot and then what changes,
/// <c>GET /v1/live/NAME.json</c> is for those who ask again and again, <c>GET /v1/live/NAME.parquet</c> for programs.</summary>
public sealed class LiveFeed : WebEndpoints, IDisposable
{
    readonly Dictionary<string, FeedChannel> _channels;
    readonly LiveFeedOptions _options;
    readonly FeedMeters _meters = new();
    readonly CancellationToken _ending;
    int _clients;

    /// <param name="views">The tables.</param>
    /// <param name="options">What bounds the feed.</param>
    /// <param name="host">The time, and an id of this process.</param>
    /// <param name="ending">Ends all clients: they would hold up the end of the server.</param>
    public LiveFeed(LiveViews views, LiveFeedOptions options, LiveFeedHost host, CancellationToken ending)
    {
        (_options, _ending) = (options, ending);
        _channels = views.All.ToDictionary(
            view => view.Name, view => new FeedChannel(new FeedTable(views, view), host, options, _meters), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    internal override bool IsOpenToAll => true;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/live", ListAsync);
        routes.MapGet("/v1/live/{name}.json", context => FeedRefusals.Boundary.AnswerAsync(context, () => PollAsync(context)));
        routes.MapGet("/v1/live/{name}.parquet", context => FeedRefusals.Boundary.AnswerAsync(context, () => ExportAsync(context)));
        routes.MapGet("/v1/live/{name}", context => FeedRefusals.Boundary.AnswerAsync(context, () => ListenAsync(context)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
        _meters.Dispose();
    }

    async Task ListAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartArray();
        foreach (var channel in _channels.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", channel.Table.Name);
            json.WriteNumber("revision", channel.Table.Revision);
            FeedJson.WriteTable(json, channel.Table, channel.Table.Columns);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    async Task PollAsync(HttpContext context)
    {
        var channel = Channel(context);
        var frame = channel.Frames.WholeOf(new FeedShapeReader(channel.Table).Read(context.Request.Query));
        var tag = $"\"{channel.Frames.IdOf(frame.Revision)}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = frame.Bytes.Length;
        await context.Response.BodyWriter.WriteAsync(frame.Bytes, context.RequestAborted);
    }

    async Task ExportAsync(HttpContext context)
    {
        var file = Path.GetTempFileName();
        try
        {
            Channel(context).Table.WriteParquet(file, context.RequestAborted);
            context.Response.ContentType = "application/vnd.apache.parquet";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.SendFileAsync(file, context.RequestAborted);
        }
        finally
        {
            File.Delete(file);
        }
    }

    async Task ListenAsync(HttpContext context)
    {
        var channel = Channel(context);
        var shape = new FeedShapeReader(channel.Table).Read(context.Request.Query);
        var every = Every(context.Request.Query["every"]);
        if (Interlocked.Increment(ref _clients) > _options.MaxClients)
        {
            Interlocked.Decrement(ref _clients);
            _meters.Refused(channel.Table.Name);
            throw new MixdownException(new Diagnostic("MX5033", $"{_options.MaxClients} clients listen already", Hint: "Come back later."));
        }
        _meters.Clients(channel.Table.Name, +1);
        try
        {
            await ListenAsync(context, channel, shape, every);
        }
        finally
        {
            Interlocked.Decrement(ref _clients);
            _meters.Clients(channel.Table.Name, -1);
        }
    }

    async Task ListenAsync(HttpContext context, FeedChannel channel, FeedShape shape, TimeSpan every)
    {
        EventFrames.Begin(context);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _ending);
        using var client = new FeedClient(channel, shape, every, context.Response.BodyWriter, () =>
        {
            _meters.Cut(channel.Table.Name);
            context.Abort();
        });
        try
        {
            await client.RunAsync(channel.Frames.RevisionOf(context.Request.Headers["Last-Event-ID"]), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client has gone, or the streams have ended: there is nothing more to be said.
        }
    }

    FeedChannel Channel(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        return _channels.GetValueOrDefault(name)
            ?? throw new MixdownException(new Diagnostic("MX5030", $"There is no live table '{name}'", Hint: DidYouMean.Hint(name, _channels.Keys)));
    }

    TimeSpan Every(string? text)
    {
        if (text is null)
            return _options.Every;
        if (Duration.TryParse(text, out var every) && every >= _options.Least && every <= _options.Most)
            return every;
        throw new MixdownException(new Diagnostic(
            "MX5031", $"'every={text}' is no time from {_options.Least.TotalMilliseconds}ms to {_options.Most.TotalSeconds}s", Hint: "Write every=250ms or every=1s."));
    }
}
