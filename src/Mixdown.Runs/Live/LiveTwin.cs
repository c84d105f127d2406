using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Streams.Live;

namespace Mixdown.Runs.Live;

/// <summary>A live table, and the same as SQL over its fact in the warehouse.</summary>
/// <param name="Definition">The live table.</param>
/// <param name="Fact">The id of the model that has the metrics.</param>
/// <param name="FactName">Its name.</param>
/// <param name="Sql">A SELECT of <c>window_start</c>, <c>window_end</c>, the dimensions and the metrics, in the warehouse's SQL.</param>
sealed record LiveTwin(LiveDefinition Definition, string Fact, string FactName, string Sql)
{
    /// <summary>The live table's name.</summary>
    public string Name => Definition.Name;

    /// <summary>Looks whether the fact is there.</summary>
    /// <exception cref="MixdownException">MX4086: it was not built yet.</exception>
    public void RequireFact(MixdownProject project, IEngineSession session, CancellationToken cancel)
    {
        var relation = project.Manifest.Nodes[Fact].Relation;
        var found = session.Query(
            $"select 1 from information_schema.tables where table_schema = {SqlText.Literal(relation.Schema)} and table_name = {SqlText.Literal(relation.Identifier)}", cancel);
        if (found.Rows.Count == 0)
            throw new MixdownException(NotBuilt);
    }

    /// <summary>What is said when batch cannot be asked.</summary>
    public Diagnostic NotBuilt => new(
        "MX4086", $"'{FactName}', which has the metrics of '{Name}' in batch, was not built from the stream yet",
        Definition.At, Hint: $"Run 'mixdown build --select +{FactName}' first.");

    /// <summary>The table of the topic, as dbt's source of it.</summary>
    public SourceTable Source(MixdownProject project) =>
        project.Manifest.Sources.Values.First(source => source.SourceName == Definition.Stream && source.Name == Definition.Topic);
}
