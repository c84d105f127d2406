using Mixdown.Delta.Actions;
using Mixdown.Delta.Checkpoints;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Transactions;

/// <summary>Puts transactions into the log, one version after another.</summary>
sealed class Committer(DeltaLog log, CheckpointWriter checkpoints, DeltaOptions options)
{
    public async Task<CommitResult> CommitAsync(TransactionContent content, CancellationToken cancel)
    {
        if (AlreadyDone(content) is { } done)
            return done;
        WriterFeatures.Check(log.Table, content);
        if (content.Snapshot is { } snapshot && await IsCleanedPastAsync(snapshot.Version, cancel).ConfigureAwait(false))
            return new CommitResult.Retryable($"the log no longer has version {snapshot.Version}, on which the changes are built");
        var result = await RaceAsync(content, cancel).ConfigureAwait(false);
        if (result is CommitResult.Committed committed)
            await checkpoints.WriteIfDueAsync(content.Snapshot, committed.Version, cancel).ConfigureAwait(false);
        return result;
    }

    static CommitResult.AlreadyDone? AlreadyDone(TransactionContent content) => content.Applications
        .Where(ours => content.Snapshot?.TransactionOf(ours.AppId) >= ours.Version)
        .Select(ours => new CommitResult.AlreadyDone(content.Snapshot!.TransactionOf(ours.AppId)!.Value))
        .FirstOrDefault();

    /// <summary>Tries the next version until it is ours or another commit is in the way.</summary>
    async Task<CommitResult> RaceAsync(TransactionContent content, CancellationToken cancel)
    {
        var lines = ActionWriter.Write(content.Actions(Protocol(content)));
        var version = (content.Snapshot?.Version ?? -1) + 1;
        for (var attempt = 0; attempt < options.CommitAttempts; attempt++)
        {
            if (await log.Store.PutIfAbsentAsync(log.CommitPath(version), lines, cancel).ConfigureAwait(false))
                return new CommitResult.Committed(version);
            while (await log.FindCommitAsync(version, cancel).ConfigureAwait(false) is { } theirs)
            {
                if (Verdict(content, version, theirs) is { } verdict)
                    return verdict;
                version++;
            }
        }
        return new CommitResult.Retryable($"{options.CommitAttempts} other commits came first");
    }

    /// <summary>Whether the log goes on after a version whose commit is gone: then the names after it are free, and what is
    /// written there is before the first version that anybody reads.</summary>
    async Task<bool> IsCleanedPastAsync(long version, CancellationToken cancel) =>
        await log.Store.FindAsync(log.CommitPath(version), cancel).ConfigureAwait(false) is null
        && (await log.ListAsync(version + 1, cancel).ConfigureAwait(false)).Count > 0;

    /// <summary>A store may answer that the name is taken when it was our own put, sent twice, that took it.</summary>
    static CommitResult? Verdict(TransactionContent content, long version, List<DeltaAction> theirs) =>
        theirs.OfType<CommitInfo>().Any(info => info.TransactionId is { } id && id == content.Info.TransactionId)
            ? new CommitResult.Committed(version)
            : ConflictRules.Check(content, version, theirs);

    static TableProtocol? Protocol(TransactionContent content) => ProtocolPlan.Choose(
        content.Snapshot?.Protocol,
        content.MetaData is { } metaData ? Schemas.SchemaJson.Read(metaData.Schema) : content.Snapshot!.Columns);
}
