namespace Mixdown.Project.Dashboards.Queries;

/// <summary>What a viewer chose: all of it stands in the page's address.</summary>
public sealed record ViewState
{
    /// <summary>Values of filters by the filter's name. A filter of a time has one text: a period (<c>last 24 hours</c>,
    /// <c>2025-01-01..2025-03-31</c>, <c>all time</c>), one of a number may have a span (<c>10..20</c>). An empty text means rows without
    /// a value, no texts at all everything. A filter that is not here has its default.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>(0);

    /// <summary>The names of filters that whoever looks may not get round: a tile one of whose rows one of them does not reach is not asked
    /// at all.</summary>
    public IReadOnlySet<string> Locked { get; init; } = new HashSet<string>(0);

    /// <summary>Choices of parameters by their name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Marks that were clicked.</summary>
    public IReadOnlyList<MarkSelection> Marks { get; init; } = [];

    /// <summary>How deep each tile was drilled, by its id: the members that were gone into, outermost first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Drills { get; init; } = new Dictionary<string, IReadOnlyList<string>>(0);

    /// <summary>The moment that periods such as <c>last 24 hours</c> end at.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The newest times that there are data of, as the engine gave them, by the names of <see cref="NewestTimes.Asked"/>: what
    /// periods such as <c>latest 7 days</c> end with. Where one is missing they end now.</summary>
    public IReadOnlyDictionary<string, object> Newest { get; init; } = new Dictionary<string, object>(0);

    /// <summary>The viewer's time zone, in which days begin: IANA.</summary>
    public string Zone { get; init; } = "UTC";
}
