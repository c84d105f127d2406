using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Sources.Collector;

namespace Mixdown.Streams.Sources;

/// <summary>What a source of events works with.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Target">The environment.</param>
/// <param name="ProjectFolder">Relative paths are relative to it.</param>
/// <param name="DataFolder">What the target keeps, <c>data/TARGET</c>: a log of our own lies in it.</param>
/// <param name="Clock">The time, and the delays between attempts.</param>
public sealed record StreamHost(string Stream, string Target, string ProjectFolder, string DataFolder, TimeProvider Clock)
{
    /// <summary>Hears what is worth to be known while a source goes on: a server that is away, and that it is back. Called from any
    /// thread.</summary>
    public Action<Diagnostic> Note { get; init; } = _ => { };

    /// <summary>What takes events into the stream's own log in this process, where it has one: readers share it, since a log is open in
    /// one process at a time. Null: a reader opens the log by itself.</summary>
    public EventIntake? Intake { get; init; }
}
