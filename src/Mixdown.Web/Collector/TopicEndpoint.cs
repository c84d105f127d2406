using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Collector.Bodies;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Collector;

/// <summary><c>POST /v1/events/TOPIC</c>: 204 when the events are kept.</summary>
sealed class TopicEndpoint
{
    const int LongestKey = 255;

    /// <summary>Batches that wait for the next request; their buffers have grown.</summary>
    const int SpareBatches = 4;

    readonly string _topic;
    readonly EventIntake _intake;
    readonly Callers _callers;
    readonly BodyBudget _budget;
    readonly BodyReader _bodies;
    readonly EventRule _rule;
    readonly ConcurrentBag<RecordBatch> _spare = [];

    /// <param name="topic">The topic.</param>
    /// <param name="intake">What takes its events.</param>
    /// <param name="callers">Who may send them.</param>
    /// <param name="budget">Memory for bodies.</param>
    /// <param name="clock">The time.</param>
    public TopicEndpoint(string topic, EventIntake intake, Callers callers, BodyBudget budget, TimeProvider clock)
    {
        (_topic, _intake, _callers, _budget) = (topic, intake, callers, budget);
        var options = intake.Options;
        _bodies = new BodyReader(options.Limits, clock);
        _rule = new EventRule(options.Limits.EventBytes, Encoding.UTF8.GetBytes(options.PartitionBy ?? ""));
    }

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var refusal = Knock(context.Request, out var caller) ?? await TakeAsync(context, caller!);
        if (refusal is not null)
            await refusal.WriteAsync(context);
        else
            context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>What can be said before the body is read.</summary>
    Refusal? Knock(HttpRequest request, out Caller? caller)
    {
        caller = _callers.Find(request);
        if (caller is null)
            return CollectorRefusals.NoKey;
        if (caller.Key?.Allows(_topic) == false)
            return CollectorRefusals.NotAllowed(caller, _topic);
        if (ContentTypes.Kind(request.ContentType) is null)
            return CollectorRefusals.WrongType(request.ContentType);
        if (request.Headers.TryGetValue("Idempotency-Key", out var key) && key.ToString() is { Length: 0 or > LongestKey })
            return CollectorRefusals.BadIdempotencyKey;
        return caller.Bucket?.Wait is { Ticks: > 0 } wait ? CollectorRefusals.TooFast(wait) : null;
    }

    async Task<Refusal?> TakeAsync(HttpContext context, Caller caller)
    {
        using var body = new BodyBuffer(_budget);
        if (await _bodies.ReadAsync(context, body) is { } unread)
            return unread;
        var batch = _spare.TryTake(out var spare) ? spare : new RecordBatch();
        batch.Source = new TopicPartition(_topic, -1);
        var refusal = Parse(context.Request, body, batch) ?? await AppendAsync(context, caller, body, batch);
        batch.Clear();
        if (_spare.Count < SpareBatches)
            _spare.Add(batch);
        return refusal;
    }

    Refusal? Parse(HttpRequest request, BodyBuffer body, RecordBatch batch)
    {
        var (kind, attributes) = (ContentTypes.Kind(request.ContentType)!.Value, CloudAttributes.Of(request.Headers));
        using var parser = new EventParser(_rule, batch);
        return parser.Read(body.Content, kind, kind == BodyKind.Json ? attributes : null);
    }

    async Task<Refusal?> AppendAsync(HttpContext context, Caller caller, BodyBuffer body, RecordBatch batch)
    {
        caller.Bucket?.Count(batch.Count);
        var key = context.Request.Headers.TryGetValue("Idempotency-Key", out var text)
            ? IdempotencyKey.Of(caller.Name, text.ToString(), body.Content) : (IdempotencyKey?)null;
        return CollectorRefusals.Of(await _intake.AppendAsync(batch, key, _intake.Options.Ack, context.RequestAborted));
    }
}
