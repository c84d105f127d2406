using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Lakes.Publishing;

/// <summary>The part of a build that brings models into the lake: those that the run is about and whose rows in the warehouse are not
/// those that the lake has. A run that died before it is made good by the next one.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="host">What runs get from their process.</param>
/// <param name="threads">Tables in work at the same time.</param>
/// <exception cref="MixdownException">MX4053, MX4054: a configuration is wrong.</exception>
sealed class LakePublishing(RunScope scope, RunHost host, int threads)
{
    readonly IReadOnlyList<PublishedModel> _models = PublishedModel.Of(scope.Project.Graph.InOrder.OfType<ProjectNode>());

    /// <summary>Bytes that DuckDB may use while it writes data files.</summary>
    const long Memory = 256L << 20;

    /// <summary>Publishes what is due.</summary>
    /// <param name="publishes">What stands in the warehouse, by the node's id.</param>
    /// <param name="cancel">Stops it; a table that is done stays so.</param>
    /// <returns>Error when a table could not be published.</returns>
    public async Task<RunStatus> RunAsync(IReadOnlyDictionary<string, PublishRecord> publishes, CancellationToken cancel)
    {
        var due = _models.Where(model => scope.Selected.Contains(model.Node.UniqueId) && publishes.ContainsKey(model.Node.UniqueId)).ToList();
        if (due.Count == 0)
            return RunStatus.Success;
        var scratch = Path.Combine(scope.Folders.Scratch, $"publish-{Environment.ProcessId}");
        Directory.CreateDirectory(scratch);
        using var parquet = new DuckDbParquetWriter(new DuckDbEngineOptions { MemoryBytes = Memory, TempFolder = scratch });
        using var reader = DuckDbEngine.Open(new DuckDbEngineOptions { MemoryBytes = Memory, TempFolder = scratch });
        var work = new Work(scope, host, parquet, reader, scratch);
        var status = RunStatus.Success;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        await Parallel.ForEachAsync(due, options, async (model, stop) =>
        {
            var ended = await work.PublishAsync(model, publishes[model.Node.UniqueId], stop);
            lock (work)
                status = status.Worse(ended);
        });
        Directory.Delete(scratch, recursive: true);
        return status;
    }

    sealed class Work(RunScope scope, RunHost host, DuckDbParquetWriter parquet, DuckDbEngine reader, string scratch)
    {
        public async Task<RunStatus> PublishAsync(PublishedModel model, PublishRecord publish, CancellationToken cancel)
        {
            var began = host.Clock.GetTimestamp();
            try
            {
                var (version, isNew) = await BringAsync(model, publish, cancel);
                scope.Events.Send(at => new LakePublished(at, model.Node.UniqueId, model.Node.Name, model.Table.ToString(), version, isNew, host.Clock.GetElapsedTime(began)));
                return RunStatus.Success;
            }
            catch (MixdownException problem)
            {
                // The boundary of a table: what is wrong with it does not stop the others, and the warehouse has its rows.
                foreach (var diagnostic in problem.Diagnostics)
                    scope.Events.Send(at => new Noted(at, diagnostic.At is null ? diagnostic with { At = model.Node.DeclaredAt } : diagnostic));
                return RunStatus.Error;
            }
        }

        async Task<(long Version, bool IsNew)> BringAsync(PublishedModel model, PublishRecord publish, CancellationToken cancel)
        {
            var delta = host.Delta(parquet.Checkpoints(scratch));
            var table = new ModelTable(scope.Lake, delta, model, scope.Folders.Target);
            var snapshot = await table.FindAsync(cancel);
            if (snapshot is not null && await PublishNote.FindAsync(scope.Lake, model.Table, cancel) == new PublishNote(publish.PublishId, snapshot.Version))
                return (snapshot.Version, false);
            var file = Path.Combine(scratch, $"{model.Table.Schema}.{model.Table.Table}.parquet");
            var rows = await Task.Run(() => Read(model, file, cancel), cancel);
            var isNew = !table.Has(snapshot, rows);
            var version = isNew
                ? await table.ReplaceAsync(snapshot, rows, publish.PublishId, reader, parquet.Rewrites(scope.Lake, host.Clock, scratch), cancel)
                : snapshot!.Version;
            File.Delete(file);
            await new PublishNote(publish.PublishId, version).WriteAsync(scope.Lake, model.Table, cancel);
            return (version, isNew);
        }

        /// <summary>Has the warehouse write the rows into a file.</summary>
        ModelRows Read(PublishedModel model, string file, CancellationToken cancel)
        {
            var relation = new TableName(model.Node.Relation.Schema, model.Node.Relation.Identifier).Sql;
            using var session = scope.Target.Warehouse.Engine.OpenSession();
            var warehouse = scope.Target.Kind;
            var found = session.QueryAtMost($"select * from {relation}", 0, cancel).Columns;
            var columns = new ColumnList([.. found.Select(column => new Column(column.Name, warehouse.Types.Map(column.Type).Type))]);
            warehouse.ExportForLake(session, relation, columns, file, cancel);
            var rows = new ModelRows(file, columns);
            rows.Inspect(reader, cancel);
            return rows;
        }
    }
}
