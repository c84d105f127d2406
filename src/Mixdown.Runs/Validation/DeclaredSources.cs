using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;
using Mixdown.Project.Graph;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.Sources;
using Mixdown.Runs.Streaming;

namespace Mixdown.Runs.Validation;

/// <summary>Compares what sources files say of a load's tables with what the lake has of them.</summary>
/// <param name="host">What runs get from their process.</param>
sealed class DeclaredSources(RunHost host)
{
    /// <summary>A warning for each table and column that the lake does not have; none for loads that have not been run.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(MixdownProject project, CancellationToken cancel)
    {
        var problems = new List<Diagnostic>();
        using var engine = DuckDbEngine.InMemory();
        foreach (var landed in await host.Landed(project, engine).ReadAsync(LoadDefinitions.Bind(project, []), StreamDefinitions.Bind(project, []), cancel))
        {
            if (landed.Tables.Count > 0)
                problems.AddRange(project.Manifest.Sources.Values
                    .Where(source => source.SourceName == landed.Name && source.Package == project.Name)
                    .SelectMany(source => Check(source, landed)));
        }
        return [.. problems.Select(problem => LoadDefinitions.WithLines(project, problem))];
    }

    static IEnumerable<Diagnostic> Check(SourceTable source, LandedSource landed)
    {
        var tables = landed.Tables;
        var name = source.Relation.Identifier;
        if (tables.FirstOrDefault(table => Same(table.Name.Table, name)) is not { } found)
            return [Missing($"the {(landed.Load is null ? "stream" : "load")} '{source.SourceName}' has no table '{name}' in the lake", source.DeclaredAt, name, tables.Select(table => table.Name.Table))];
        var columns = found.Table.Columns.Select(column => column.Name).ToList();
        return source.Columns
            .Where(column => !columns.Exists(known => Same(known, column.Name)))
            .Select(column => Missing($"the table '{found.Name}' has no column '{column.Name}' in the lake", column.At, column.Name, columns));
    }

    static Diagnostic Missing(string message, SourceSpan at, string name, IEnumerable<string> known) =>
        new("MX4069", message, at, DidYouMean.Hint(name, known), Severity.Warning);

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
