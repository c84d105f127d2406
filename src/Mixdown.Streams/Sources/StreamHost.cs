using Mixdown.Data.Diagnostics;

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
}
