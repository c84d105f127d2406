using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering.DbtLog;

/// <summary>A line of dbt's log, which orchestrators read: as text by its words, as JSON by its name and code.</summary>
/// <param name="At">When.</param>
/// <param name="Name">dbt's name of the event: <c>LogModelResult</c>.</param>
/// <param name="Code">dbt's code of it: <c>Q012</c>.</param>
/// <param name="Message">The line.</param>
sealed record DbtLogEvent(DateTimeOffset At, string Name, string Code, string Message)
{
    /// <summary>How much it matters.</summary>
    public DbtLogLevel Level { get; init; } = DbtLogLevel.Info;

    /// <summary>What the line is about; null for the run as a whole.</summary>
    public RunNode? Node { get; init; }

    /// <summary>How it stands with the node: <c>started</c>, then dbt's word for how it ended.</summary>
    public string Status { get; init; } = "";

    /// <summary>When work on the node began; null before.</summary>
    public DateTimeOffset? NodeStartedAt { get; init; }

    /// <summary>Whether the node has ended.</summary>
    public bool IsEnd { get; init; }

    /// <summary>The event's own data: texts and numbers by dbt's names.</summary>
    public IReadOnlyDictionary<string, object> Data { get; init; } = new Dictionary<string, object>(0);
}
