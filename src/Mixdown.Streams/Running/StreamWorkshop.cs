using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Engines.DuckDb.Memory;

namespace Mixdown.Streams.Running;

/// <summary>What streams work with in one process.</summary>
public sealed record StreamWorkshop
{
    /// <summary>The lake's root.</summary>
    public required IObjectStore Lake { get; init; }

    /// <summary>Clock, ids and checkpoints of the lake's tables, and what rewrites files.</summary>
    public required DeltaOptions Delta { get; init; }

    /// <summary>Has the tables in which rows wait for their commit; shared by all streams.</summary>
    public required DuckDbMemory Memory { get; init; }

    /// <summary>The target's name, part of the transaction ids in the lake.</summary>
    public required string Target { get; init; }

    /// <summary>Relative paths are relative to it.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>What the target keeps, <c>data/TARGET</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A folder of this process alone, for files on their way; emptied by its owner.</summary>
    public required string ScratchFolder { get; init; }

    /// <summary>Names this process in <c>_mx_load_id</c>.</summary>
    public required string LoadId { get; init; }

    /// <summary>How often rows are parsed and listeners told. Default 250 ms: what a person takes for at once on a chart.</summary>
    public TimeSpan TickEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a source is asked for new partitions and for the ends of its logs. Default 5 s.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of records of one stream that wait for commits, of all topics together; above it the largest topic is
    /// committed early. Default 192 MB: three topics' worth.</summary>
    public long WaitingBytes { get; init; } = 192L << 20;

    /// <summary>Small files of a table that come together before they become one, however soon: every query opens all of them, and 200
    /// are to be the most.</summary>
    internal int SmallFiles { get; init; } = 120;

    /// <summary>Is told of each place of a commit that is reached; tests die there.</summary>
    internal Action<Bronze.CommitStep> Reached { get; init; } = _ => { };

    /// <summary>The time.</summary>
    internal TimeProvider Clock => Delta.Clock;

    /// <summary>The lake as commits write it.</summary>
    internal Bronze.StreamLake StreamLake => new(Lake, Delta, ScratchFolder, LoadId) { Writer = Writer, Reached = Reached };

    /// <summary>Who writes, as <see cref="StreamLock.Writer"/>; all zeros before the lock is held.</summary>
    internal string Writer { get; init; } = Guid.Empty.ToString("N");

    /// <summary>What a stream keeps on this machine.</summary>
    internal string FolderOf(Settings.StreamDefinition stream) => Path.Combine(DataFolder, "streams", stream.Name);
}
