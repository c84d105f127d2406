using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Transactions;

/// <summary>Whether a commit that came in between is in the way of a transaction. Pure.</summary>
static class ConflictRules
{
    /// <summary>null when the transaction may go after the other commit as if it had begun then.</summary>
    /// <param name="ours">What wants to be committed.</param>
    /// <param name="version">The version of the other commit.</param>
    /// <param name="theirs">Its actions.</param>
    public static CommitResult? Check(TransactionContent ours, long version, IReadOnlyList<DeltaAction> theirs)
    {
        var mayCome = MayCome(ours, theirs);
        foreach (var action in theirs)
        {
            if (Check(ours, version, action, mayCome) is { } verdict)
                return verdict;
        }
        return null;
    }

    /// <summary>Whether the table takes rows that another writer only appended for rows that came after ours: who read the table
    /// then did not see them, which a table has to allow.</summary>
    static bool MayCome(TransactionContent ours, IReadOnlyList<DeltaAction> theirs) =>
        ours.Snapshot?.MetaData.Configuration.GetValueOrDefault("delta.isolationLevel") is { } level
        && level.Equals("WriteSerializable", StringComparison.OrdinalIgnoreCase)
        && theirs.OfType<CommitInfo>().Any(info => info.IsBlindAppend == true)
        && !theirs.Any(action => action is RemoveFile);

    static CommitResult? Check(TransactionContent ours, long version, DeltaAction theirs, bool mayCome) => theirs switch
    {
        TableProtocol => new CommitResult.Conflicted(version, "it changed the protocol"),
        TableMetaData => new CommitResult.Conflicted(version, "it changed the table's columns or settings"),
        ApplicationTransaction application => Check(ours, version, application),
        RemoveFile removed when ours.Read.Contains(removed.DataPath) =>
            new CommitResult.Conflicted(version, $"it removed the file {removed.DataPath}"),
        RemoveFile { DataChange: true } when ours.ReadsWholeTable => new CommitResult.Conflicted(version, "it removed rows"),
        AddFile { DataChange: true } when ours.ReadsWholeTable && !mayCome => new CommitResult.Conflicted(version, "it added rows"),
        AddFile { DataChange: true } added when !mayCome && ours.ReadFilters.Any(filter => filter.MayMatch(ours.Snapshot!, added)) =>
            new CommitResult.Conflicted(version, $"it added the file {added.DataPath}, which may hold rows that were asked for"),
        AddFile added when ours.Added.Any(file => file.DataPath == added.DataPath) =>
            new CommitResult.Conflicted(version, $"it added the same file {added.DataPath}"),
        _ => null,
    };

    static CommitResult? Check(TransactionContent ours, long version, ApplicationTransaction theirs) =>
        ours.Applications.FirstOrDefault(application => application.AppId == theirs.AppId) switch
        {
            null => null,
            var same when theirs.Version >= same.Version => new CommitResult.AlreadyDone(theirs.Version),
            _ => new CommitResult.Conflicted(version, $"it is of the same application, {theirs.AppId}"),
        };
}
