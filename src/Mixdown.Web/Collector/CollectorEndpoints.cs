using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Collector.Bodies;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Collector;

/// <summary>Takes events over HTTP for the topics of all streams that have a collector.</summary>
public sealed class CollectorEndpoints : WebEndpoints
{
    /// <summary>Memory for bodies that are on their way.</summary>
    const long BodyBytes = 256L << 20;

    const string Path = "/v1/events/";

    readonly IReadOnlyList<(EventIntake Intake, Callers Callers)> _streams;
    readonly TimeProvider _clock;

    /// <param name="intakes">What takes the events, by stream; whoever opened them closes them, after the server.</param>
    /// <param name="clock">The time.</param>
    /// <param name="asksForKeys">Whether who sends events needs a key where a stream has some: not at the socket that only the user of
    /// this process can open.</param>
    /// <exception cref="MixdownException">MX5023: two streams have a topic of one name.</exception>
    public CollectorEndpoints(IReadOnlyList<EventIntake> intakes, TimeProvider clock, bool asksForKeys = true)
    {
        _clock = clock;
        _streams = [.. intakes.Select(intake => (intake, new Callers(asksForKeys ? intake.Options : intake.Options with { WriteKeys = [] }, clock)))];
        var twice = intakes.SelectMany(intake => intake.Topics).GroupBy(topic => topic, StringComparer.OrdinalIgnoreCase).FirstOrDefault(topics => topics.Count() > 1);
        if (twice is not null)
            throw new MixdownException(Twice(twice.Key, intakes));
    }

    /// <inheritdoc/>
    internal override bool IsOpenToAll => _streams.Any(stream => stream.Callers.AreAll);

    /// <inheritdoc/>
    internal override string? Trouble =>
        _streams.Select(stream => stream.Intake.Trouble is { } trouble ? $"{stream.Intake.Stream}: {trouble.Code}" : null).FirstOrDefault(trouble => trouble is not null);

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        var budget = new BodyBudget(BodyBytes);
        foreach (var (intake, callers) in _streams)
        {
            foreach (var topic in intake.Topics)
            {
                var endpoint = new TopicEndpoint(topic, intake, callers, budget, _clock);
                Allow(routes.MapPost(Path + topic, endpoint.AnswerAsync), intake.Options.CorsOrigins);
            }
        }
        routes.MapPost(Path + "{topic}", UnknownAsync);
    }

    /// <summary>Browsers ask first whether a page of another origin may send.</summary>
    static void Allow(IEndpointConventionBuilder endpoint, IReadOnlyList<string> origins)
    {
        if (origins.Count == 0)
            return;
        endpoint.RequireCors(cors => cors
            .WithOrigins([.. origins])
            .WithMethods("POST")
            .AllowAnyHeader()
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1)));
    }

    async Task UnknownAsync(HttpContext context)
    {
        // Names of topics are for those who may write one of them.
        var known =
            from stream in _streams
            let caller = stream.Callers.Find(context.Request)
            where caller is not null
            from topic in stream.Intake.Topics
            where caller.Key?.Allows(topic) != false
            select topic;
        var names = known.ToList();
        var refusal = names.Count == 0 ? CollectorRefusals.NoKey : CollectorRefusals.NoTopic((string)context.Request.RouteValues["topic"]!, names);
        await refusal.WriteAsync(context);
    }

    static Diagnostic Twice(string topic, IReadOnlyList<EventIntake> intakes)
    {
        var streams = intakes.Where(intake => intake.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase)).Select(intake => $"'{intake.Stream}'");
        return new Diagnostic("MX5023", $"The topic '{topic}' is in the streams {string.Join(" and ", streams)}", Hint: "Rename one of the two: both are POST /v1/events/" + topic + ".");
    }
}
