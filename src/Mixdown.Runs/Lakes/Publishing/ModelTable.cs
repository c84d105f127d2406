using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Maintenance;

namespace Mixdown.Runs.Lakes.Publishing;

/// <summary>The lake table of a model: all its rows are replaced in one commit, unless they are the same.</summary>
/// <param name="lake">Holds it.</param>
/// <param name="delta">As for loads.</param>
/// <param name="model">What is published.</param>
/// <param name="target">The target's name.</param>
sealed class ModelTable(IObjectStore lake, DeltaOptions delta, PublishedModel model, string target)
{
    /// <summary>Partitions at most: each is a file, and a folder, of its own.</summary>
    const int MostPartitions = 1000;

    const string ContentTag = "mx.content";
    const string ContentProperty = "mixdown.content";

    readonly DeltaTable _table = new(lake, $"{model.Table.Schema}/{model.Table.Table}", delta);

    string AppId => $"mixdown/{target}/{LakeMaintenance.ModelMark}{model.Node.UniqueId}";

    /// <summary>The table as it is; null before the first publish.</summary>
    /// <exception cref="MixdownException">MX4055: somebody else writes the table.</exception>
    public async Task<DeltaSnapshot?> FindAsync(CancellationToken cancel)
    {
        var snapshot = await _table.FindAsync(cancel);
        return snapshot is null || snapshot.TransactionOf(AppId) is not null ? snapshot : throw NotOurs(snapshot);
    }

    /// <summary>Whether the table's rows and columns are those.</summary>
    public bool Has(DeltaSnapshot? snapshot, ModelRows rows) => snapshot is not null
        && snapshot.MetaData.Configuration.GetValueOrDefault(ContentProperty) == rows.Hash
        && snapshot.MetaData.PartitionColumns.SequenceEqual(model.PartitionBy, StringComparer.Ordinal)
        && snapshot.Files.All(file => file.Tags?.GetValueOrDefault(ContentTag) == rows.Hash);

    /// <summary>Replaces everything.</summary>
    /// <param name="snapshot">What is replaced; null creates the table.</param>
    /// <param name="rows">What comes.</param>
    /// <param name="publishId">The publish in the warehouse.</param>
    /// <param name="engine">Reads the rows.</param>
    /// <param name="files">Writes the data files.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="MixdownException">MX4057: another writer came in between; MX4053: a partition column cannot be one.</exception>
    public async Task<long> ReplaceAsync(
        DeltaSnapshot? snapshot, ModelRows rows, string publishId, DuckDbEngine engine, DuckDbDataFiles files, CancellationToken cancel)
    {
        var added = await WriteAsync(rows, engine, files, cancel);
        var transaction = _table.Begin(snapshot);
        transaction.SetColumns(rows.Columns);
        transaction.SetMetaData(transaction.MetaData! with
        {
            PartitionColumns = [.. model.PartitionBy],
            Configuration = transaction.MetaData!.Configuration.SetItem(ContentProperty, rows.Hash),
            Description = model.Node.Description.Length > 0 ? model.Node.Description : transaction.MetaData.Description,
        });
        if (snapshot is not null)
            transaction.ReadWholeTable();
        foreach (var file in snapshot?.Files ?? [])
            transaction.Remove(file);
        foreach (var file in added)
            transaction.Add(file with { Tags = ImmutableSortedDictionary<string, string?>.Empty.Add(ContentTag, rows.Hash) });
        transaction.SetApplicationVersion(AppId, (snapshot?.TransactionOf(AppId) ?? 0) + 1);
        transaction.Describe(
            "PUBLISH", new Dictionary<string, string?>(StringComparer.Ordinal) { ["model"] = model.Node.UniqueId, ["publish"] = publishId }, Metrics(added));
        if (await transaction.CommitAsync(cancel) is not CommitResult.Committed committed)
            throw new MixdownException(new Diagnostic("MX4057", $"Somebody else is writing to the lake table {model.Table}", Hint: "Build again.")) { IsTransient = true };
        await new DeltaMaintenance(_table).FollowManifestAsync(cancel);
        return committed.Version;
    }

    async Task<List<AddFile>> WriteAsync(ModelRows rows, DuckDbEngine engine, DuckDbDataFiles files, CancellationToken cancel)
    {
        var by = model.PartitionBy.Select(name => PartitionColumn(rows, name)).ToList();
        var stored = new ColumnList([.. rows.Columns.Where(column => !by.Contains(column))]);
        IReadOnlyList<IReadOnlyDictionary<string, string?>> partitions = by.Count == 0 ? [ImmutableDictionary<string, string?>.Empty] : rows.Partitions(by, MostPartitions, engine, cancel);
        if (partitions.Count > MostPartitions)
            throw Wrong($"there are more than {MostPartitions} partitions; each is a file of its own");
        var added = new List<AddFile>();
        foreach (var partition in partitions)
        {
            var folder = PartitionFolder.Of([.. model.PartitionBy], partition);
            var name = $"part-{delta.NewId():N}.parquet";
            var written = await files.WriteAsync(rows.Select(stored, partition), stored, _table.Path, folder.Length == 0 ? name : $"{folder}/{name}", cancel);
            if (written is not null)
                added.Add(written with { PartitionValues = partition.ToImmutableSortedDictionary(StringComparer.Ordinal) });
        }
        return added;
    }

    Column PartitionColumn(ModelRows rows, string name)
    {
        if (rows.Columns.FirstOrDefault(column => column.Name == name) is not { } column)
            throw Wrong($"it has no column '{name}' to be partitioned by", DidYouMean.Hint(name, rows.Columns.Select(known => known.Name)));
        return column.Type is DataType.String or DataType.Date or DataType.Integer or DataType.Boolean or DataType.Decimal
            ? column : throw Wrong($"the column '{name}' cannot part a table: use a text, a date, a whole number or a truth value");
    }

    MixdownException Wrong(string why, string? hint = null) => new(new Diagnostic(
        "MX4053", $"The configuration 'lake' of '{model.Node.Name}' cannot be: {why}", model.Node.DeclaredAt, hint));

    MixdownException NotOurs(DeltaSnapshot snapshot) => new(new Diagnostic(
        "MX4055", $"The lake table {model.Table} is not one of '{model.Node.Name}': {LakeMaintenance.WriterOf(model.Table, snapshot) ?? "another program"} writes it",
        model.Node.DeclaredAt, "Give the model another table: lake: { table: name }."));

    static Dictionary<string, string?> Metrics(List<AddFile> added) => new(StringComparer.Ordinal)
    {
        ["numFiles"] = added.Count.ToString(CultureInfo.InvariantCulture),
        ["numOutputBytes"] = added.Sum(file => file.Bytes).ToString(CultureInfo.InvariantCulture),
    };
}
