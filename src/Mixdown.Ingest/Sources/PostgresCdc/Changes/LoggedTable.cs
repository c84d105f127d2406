using Mixdown.Ingest.Sources.PostgresCdc.Protocol;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>What a stretch of the log says of one table.</summary>
sealed class LoggedTable(SpillFile file)
{
    readonly List<Relation> _relations = [];

    /// <summary>Its changes, each transaction led by its begin, and each form of the table told before the first change in it.</summary>
    public TableChanges Changes { get; } = new(file);

    /// <summary>The forms that the table had, in order; at least one where there are rows.</summary>
    public IReadOnlyList<Relation> Relations => _relations;

    /// <summary>The last transaction whose begin is among <see cref="Changes"/>.</summary>
    public long Transaction { get; set; }

    /// <summary>Notes a form of the table.</summary>
    public void Add(Relation relation, ReadOnlySpan<byte> message)
    {
        _relations.Add(relation);
        Changes.Add(message, isRow: false);
    }
}
