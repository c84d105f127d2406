namespace Mixdown.Runs.Watching;

/// <summary>What became of a file.</summary>
public enum FileChangeKind
{
    /// <summary>It is there, and was not before.</summary>
    Added,

    /// <summary>It was written anew.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,
}
