using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
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

    /// <summary>Where partitions are read from that are new. Default: from their beginning.</summary>
    public StreamStart Start { get; init; } = new StreamStart.Earliest();

    /// <summary>What becomes of records that cannot be read. Default: they go to the quarantine.</summary>
    public BadRecords BadRows { get; init; } = BadRecords.Quarantine;

    /// <summary>What happens when the log no longer has what is to be read next. Default: the stream stops.</summary>
    public GapAction OnGap { get; init; } = GapAction.Fail;

    /// <summary>Reads one entry of <c>streams:</c>.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="settings">Its value, Jinja already rendered.</param>
    /// <param name="diagnostics">Receives what is wrong; the result is usable only when no error was added.</param>
    public static StreamDefinition? Bind(string name, SettingNode.Map settings, ICollection<Diagnostic> diagnostics) =>
        new StreamBinder(name, settings, diagnostics).Bind();
}
