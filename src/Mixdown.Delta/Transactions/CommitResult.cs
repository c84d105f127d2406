namespace Mixdown.Delta.Transactions;

/// <summary>How a commit ended. Losing against another writer is an answer, not an exception.</summary>
public abstract record CommitResult
{
    CommitResult() { }

    /// <summary>The changes are in the table.</summary>
    /// <param name="Version">The version that holds them.</param>
    public sealed record Committed(long Version) : CommitResult;

    /// <summary>Another commit changed what this one is built on. Nothing was written; decide anew on a new snapshot.</summary>
    /// <param name="By">The version of the other commit.</param>
    /// <param name="Why">What it changed, for a person.</param>
    public sealed record Conflicted(long By, string Why) : CommitResult;

    /// <summary>Nothing was written, and the same changes may be committed on a new snapshot.</summary>
    /// <param name="Why">For a person.</param>
    public sealed record Retryable(string Why) : CommitResult;

    /// <summary>The table already holds this application's version, or a later one: there was nothing to write.</summary>
    /// <param name="ApplicationVersion">The version that the table holds.</param>
    public sealed record AlreadyDone(long ApplicationVersion) : CommitResult;
}
