using System.Collections.Immutable;

namespace Mixdown.Delta.Actions;

/// <summary>What a reader and a writer must understand. The newest one holds.</summary>
/// <param name="Reader">Lowest reader version; 3 means that <see cref="ReaderFeatures"/> counts.</param>
/// <param name="Writer">Lowest writer version; 7 means that <see cref="WriterFeatures"/> counts.</param>
public sealed record TableProtocol(int Reader, int Writer) : DeltaAction
{
    /// <summary>Names that a reader must know, where <see cref="Reader"/> is 3.</summary>
    public ImmutableSortedSet<string> ReaderFeatures { get; init; } = [];

    /// <summary>Names that a writer must know, where <see cref="Writer"/> is 7.</summary>
    public ImmutableSortedSet<string> WriterFeatures { get; init; } = [];

    /// <summary>Whether <see cref="ReaderFeatures"/> counts.</summary>
    internal bool HasReaderFeatures => Reader >= 3;

    /// <summary>Whether <see cref="WriterFeatures"/> counts.</summary>
    internal bool HasWriterFeatures => Writer >= 7;
}
