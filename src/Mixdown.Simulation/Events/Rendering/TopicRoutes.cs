using System.Collections.Immutable;
using Mixdown.Simulation.Events.Behaviour;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>Which topics an event goes to.</summary>
/// <param name="chain">The states.</param>
/// <param name="topics">Those that are written.</param>
sealed class TopicRoutes(Chain chain, ImmutableArray<string> topics)
{
    readonly bool[] _written = [.. EventTopics.All.Select(topic => topics.Contains(topic))];

    /// <summary>Whether an event goes to the topic of this place in <see cref="EventTopics.All"/>.</summary>
    public bool Leads(in PageEvent happened, int topic) => _written[topic] && topic switch
    {
        Listen => happened.Song >= 0,
        Auth => happened.AnswersLogin,
        StatusChange => chain.Role(happened.State).HasFlag(StateRole.LevelChange),
        _ => true,
    };

    // As they stand in EventTopics.All.
    public const int Listen = 0;
    public const int Auth = 1;
    public const int PageView = 2;
    public const int StatusChange = 3;
}
