using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Rendering;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Simulation.Events.Truth;

/// <summary>Counts events as they happen, and what will go wrong with them, while nothing has gone wrong yet.</summary>
sealed class TruthTally : IAsyncDisposable
{
    readonly Chain _chain;
    readonly SongList _songs;
    readonly TopicRoutes _routes;
    readonly ChaosPlan _plan;
    readonly TopicTally[] _topics = [.. EventTopics.All.Select(_ => new TopicTally())];
    readonly int[] _levelOf;
    readonly StreamWriter _file;
    readonly MinuteTable _minutes;

    /// <summary>Name of the file with the minutes.</summary>
    public const string MinutesFile = "truth_minutes.csv";

    /// <param name="chain">The states.</param>
    /// <param name="songs">The songs.</param>
    /// <param name="routes">Which topics events go to.</param>
    /// <param name="plan">What goes wrong.</param>
    /// <param name="folder">Where <see cref="MinutesFile"/> goes.</param>
    public TruthTally(Chain chain, SongList songs, TopicRoutes routes, ChaosPlan plan, string folder)
    {
        (_chain, _songs, _routes, _plan) = (chain, songs, routes, plan);
        var levels = chain.States.Select(state => state.Level).Distinct().ToList();
        _levelOf = [.. chain.States.Select(state => levels.IndexOf(state.Level))];
        _file = new StreamWriter(Path.Combine(folder, MinutesFile));
        _minutes = new MinuteTable(EventTopics.All, levels, _file);
    }

    /// <summary>Begins the file of minutes.</summary>
    public Task BeginAsync() => _minutes.BeginAsync();

    /// <summary>Counts a turn.</summary>
    /// <param name="events">Its events.</param>
    /// <param name="number">The first one's place among all.</param>
    /// <param name="end">No later turn has an event before it.</param>
    public async Task AddAsync(ReadOnlyMemory<PageEvent> events, long number, long end)
    {
        foreach (ref readonly var happened in events.Span)
            Add(in happened, number++);
        await _minutes.CloseAsync(end);
    }

    /// <summary>Ends the file of minutes.</summary>
    public Task EndAsync() => _minutes.EndAsync();

    /// <summary>The counts of the topics that <paramref name="written"/> names.</summary>
    public IReadOnlyDictionary<string, TopicTruth> Totals(IEnumerable<string> written) =>
        written.ToDictionary(topic => topic, topic => _topics[EventTopics.All.IndexOf(topic)].Totals(), StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    void Add(in PageEvent happened, long number)
    {
        var jump = _plan.JumpOf(number);
        var isGarbled = happened.Song >= 0 && _songs.HasOtherLetters(happened.Song) && _plan.IsGarbled(number);
        var user = _chain.Role(happened.State).HasFlag(StateRole.Shown) ? happened.User : -1;
        for (var topic = 0; topic < _topics.Length; topic++)
        {
            if (!_routes.Leads(in happened, topic))
                continue;
            var fate = _plan.FateOf(number, topic);
            _topics[topic].Add(fate, jump > 0, isGarbled && topic is TopicRoutes.Listen or TopicRoutes.PageView);
            _minutes.At(happened.Time + jump, topic, _levelOf[happened.State]).Add(fate.Kind == FateKind.Duplicate ? 2 : 1, user);
        }
    }
}
