namespace Mixdown.Delta.DeletionVectors;

/// <summary>How a container of a Roaring bitmap stores its numbers.</summary>
enum RoaringKind
{
    /// <summary>Each number.</summary>
    List,

    /// <summary>A bit for every number that there could be.</summary>
    Bits,

    /// <summary>First number and length of each run.</summary>
    Runs,
}
