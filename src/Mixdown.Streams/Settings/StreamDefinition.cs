using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Formats;
using Mixdown.Streams.Sources;

namespace Mixdown.Streams.Settings;

/// <summary>One entry of <c>streams:</c> in the project file: what brings topics of events into the lake as they come.</summary>
public sealed record StreamDefinition
{
    /// <summary>The key under <c>streams:</c>, and the name of the dbt source.</summary>
    public required string Name { get; init; }

    /// <summary>The schema that its tables land in. Default: the stream's name.</summary>
    public required string Schema { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>Where the events come from.</summary>
    public required StreamSourceOptions Source { get; init; }

    /// <summary>The topics that are read, each into a table of its name.</summary>
    public required IReadOnlyList<StreamTopic> Topics { get; init; }

    /// <summary>How the values are written.</summary>
    public ValueFormat Format { get; init; } = ValueFormat.Json;

    /// <summary>When rows are committed.</summary>
    public CommitRule Commit { get; init; } = CommitRule.Default;

    /// <summary>What happens when the log no longer has what is to be read next. Default: the stream stops.</summary>
    public GapAction OnGap { get; init; } = GapAction.Fail;
}
