using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Events;
using Mixdown.Runs.Owner;
using Mixdown.Streams.Running;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Streaming;

/// <summary>The streams of a process, for what runs beside them.</summary>
public sealed record RunningStreams
{
    /// <summary>The project.</summary>
    public required MixdownProject Project { get; init; }

    /// <summary>Where the target keeps what it has.</summary>
    public required TargetFolders Folders { get; init; }

    /// <summary>The streams that are run.</summary>
    public required IReadOnlyList<StreamDefinition> Streams { get; init; }

    /// <summary>The lake and what else the loops work with; the engine that has the tables of the ticks is
    /// <see cref="Engine"/>.</summary>
    public required StreamWorkshop Workshop { get; init; }

    /// <summary>Are told what a person should know.</summary>
    public required RunEvents Events { get; init; }

    /// <summary>What was asked.</summary>
    public required StreamRequest Request { get; init; }

    /// <summary>Has the tables in memory, those of ticks and those of live aggregates.</summary>
    public DuckDbEngine Engine => Workshop.Memory.Engine;

    /// <summary>How the streams stand now; empty before the first one is started.</summary>
    public Func<IReadOnlyList<StreamFigures>> Figures { get; internal set; } = () => [];
}
