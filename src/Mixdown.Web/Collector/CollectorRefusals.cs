using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Collector;

/// <summary>Every no that the collector says.</summary>
static class CollectorRefusals
{
    /// <summary>More bodies are on their way than memory is set aside for.</summary>
    public static readonly Refusal Busy = new(StatusCodes.Status429TooManyRequests, new Diagnostic("MX5010", "Too many events are on their way at this moment", Hint: "Send them again in a second."))
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    /// <summary>Nobody that is known.</summary>
    public static readonly Refusal NoKey = new(StatusCodes.Status401Unauthorized, new Diagnostic("MX5011", "A write key is needed, or this one is not known", Hint: "Send 'Authorization: Bearer KEY' or 'X-Write-Key: KEY'."))
    {
        Headers = [("WWW-Authenticate", "Bearer")],
    };

    /// <summary>The body has no event.</summary>
    public static readonly Refusal Empty = new(StatusCodes.Status400BadRequest, new Diagnostic("MX5015", "The body is empty", Hint: "Send an object, an array of objects, or an object a line."));

    /// <summary>The key that came is too long, or empty.</summary>
    public static readonly Refusal BadIdempotencyKey = new(StatusCodes.Status400BadRequest, new Diagnostic("MX5018", "The Idempotency-Key is empty or has more than 255 characters", Hint: "Send a UUID, the same one when you send the request again."));

    /// <summary>The key may not write the topic.</summary>
    public static Refusal NotAllowed(Caller caller, string topic) =>
        new(StatusCodes.Status403Forbidden, new Diagnostic("MX5012", $"The write key '{caller.Name}' may not write '{topic}'", Hint: $"It may write: {string.Join(", ", caller.Key!.Topics)}."));

    /// <summary>There is no such topic.</summary>
    public static Refusal NoTopic(string topic, IEnumerable<string> known) =>
        new(StatusCodes.Status404NotFound, new Diagnostic("MX5013", $"There is no topic '{topic}'", Hint: DidYouMean.Hint(topic, known)));

    /// <summary>The body is of a type that is not taken.</summary>
    public static Refusal WrongType(string? contentType) => new(StatusCodes.Status415UnsupportedMediaType, new Diagnostic(
        "MX5014", string.IsNullOrEmpty(contentType) ? "There is no Content-Type" : $"'{contentType}' is not taken",
        Hint: "Use application/json, application/x-ndjson, application/cloudevents+json or application/cloudevents-batch+json, in UTF-8."));

    /// <summary>The body is packed in a way that is not known.</summary>
    public static Refusal UnknownEncoding(string encoding) =>
        new(StatusCodes.Status415UnsupportedMediaType, new Diagnostic("MX5014", $"Content-Encoding '{encoding}' is not taken", Hint: "Use gzip, br, or none."));

    /// <summary>The body is not packed as it says.</summary>
    public static Refusal NotPacked(string why) =>
        new(StatusCodes.Status400BadRequest, new Diagnostic("MX5014", $"The body cannot be unpacked: {why}", Hint: "Look whether it was packed twice, or cut."));

    /// <summary>The body is too large.</summary>
    public static Refusal TooLarge(long limit) => new(StatusCodes.Status413PayloadTooLarge, new Diagnostic(
        "MX5016", $"The body has more than {limit} bytes, unpacked", Hint: "Send fewer events in a request, or raise 'limits: { request: … }'."))
    {
        Headers = [("Connection", "close")],
    };

    /// <summary>An event is too large.</summary>
    public static Refusal EventTooLarge(long bytes, long limit, BodyPlace at) =>
        new(StatusCodes.Status413PayloadTooLarge, new Diagnostic("MX5016", $"An event has {bytes} bytes; {limit} is the most", Hint: "Make it smaller, or raise 'limits: { event: … }'.")) { At = at };

    /// <summary>The body came too slowly.</summary>
    public static Refusal TooSlow(TimeSpan limit) => new(StatusCodes.Status408RequestTimeout, new Diagnostic(
        "MX5016", FormattableString.Invariant($"The body did not come within {limit.TotalSeconds} s"), Hint: "Send fewer events in a request, or packed ones."))
    {
        Headers = [("Connection", "close")],
    };

    /// <summary>The body is no UTF-8.</summary>
    public static Refusal NotUtf8(BodyPlace at) =>
        new(StatusCodes.Status400BadRequest, new Diagnostic("MX5017", "The body is not UTF-8", Hint: "Nothing of the request was kept.")) { At = at };

    /// <summary>The body is no JSON.</summary>
    public static Refusal NotJson(JsonException problem, BodyPlace at) => new(StatusCodes.Status400BadRequest, new Diagnostic(
        "MX5017", $"The body is not JSON: {Plain(problem.Message)}", Hint: "Nothing of the request was kept. Several objects need a line each and application/x-ndjson, or an array.")) { At = at };

    /// <summary>An event is something else than an object.</summary>
    public static Refusal NotAnObject(JsonTokenType found, BodyPlace at) => new(StatusCodes.Status400BadRequest, new Diagnostic(
        "MX5017", $"An event has to be an object, and this is {Word(found)}", Hint: "Nothing of the request was kept.")) { At = at };

    /// <summary>What came is no CloudEvent.</summary>
    public static Refusal NotACloudEvent(string why, BodyPlace at) => new(StatusCodes.Status400BadRequest, new Diagnostic(
        "MX5017", $"This is no CloudEvent that can be taken: {why}", Hint: "Nothing of the request was kept.")) { At = at };

    /// <summary>The client sends more than it may.</summary>
    public static Refusal TooFast(TimeSpan wait) => new(StatusCodes.Status429TooManyRequests, new Diagnostic(
        "MX5019", "These are more events than this client may send", Hint: "Wait as long as Retry-After says.")) { RetryAfter = wait };

    /// <summary>What an outcome of the log means for the client; null: 204.</summary>
    public static Refusal? Of(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Kept => null,
        AppendOutcome.KeyTaken => new(StatusCodes.Status422UnprocessableEntity, new Diagnostic("MX5018", "Other events came under this Idempotency-Key", Hint: "Use a new key for each request; the same one only to send the same request again.")),
        AppendOutcome.Behind => new(StatusCodes.Status429TooManyRequests, new Diagnostic("MX5020", "The log is full: what reads it is behind", Hint: "Send the events again later; none of these was kept.")) { RetryAfter = TimeSpan.FromSeconds(10) },
        AppendOutcome.DiskFull => new(StatusCodes.Status507InsufficientStorage, new Diagnostic("MX5021", "The server's disk is full", Hint: "Send the events again later; none of these was kept.")) { RetryAfter = TimeSpan.FromSeconds(30) },
        _ => new(StatusCodes.Status503ServiceUnavailable, new Diagnostic("MX5022", "The log is being closed", Hint: "Send the events again in a moment.")) { RetryAfter = TimeSpan.FromSeconds(5) },
    };

    // Line and byte stand in fields of their own, counted from 1.
    static string Plain(string message) => message.Split(" LineNumber:")[0].TrimEnd();

    static string Word(JsonTokenType found) => found switch
    {
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a truth value",
    };
}
