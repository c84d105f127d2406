using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;
using Mixdown.Data.Settings;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Queries;

namespace Mixdown.Runs.Warehouses;

/// <summary>A DuckDB file.</summary>
/// <param name="Options">Which file, how it is opened.</param>
sealed record DuckDbWarehouse(DuckDbEngineOptions Options) : ITargetWarehouse
{
    /// <summary>The file that <c>path</c> names; <c>data/&lt;target&gt;/warehouse.duckdb</c> when it names none.</summary>
    public static ITargetWarehouse Bind(MixdownProject project, SettingReader settings)
    {
        var path = settings.Text("path", $"data/{project.Target.Name}/warehouse.duckdb")!;
        return new DuckDbWarehouse(new DuckDbEngineOptions { File = Path.GetFullPath(path, project.Root), ProjectFolder = project.Root });
    }

    /// <inheritdoc/>
    public bool IsShared => false;

    /// <inheritdoc/>
    public string? File => Options.File;

    /// <inheritdoc/>
    public OpenWarehouse Open(bool isServed) => Open(Options with { YieldingThreads = isServed });

    /// <inheritdoc/>
    public OpenWarehouse OpenForReading()
    {
        if (!System.IO.File.Exists(Options.File))
            throw new MixdownException(new Diagnostic("MX4005", $"There is no warehouse {Options.File} yet", Hint: "Run 'mixdown load' and 'mixdown build' first."));
        return Open(Options with { ReadOnly = true });
    }

    /// <inheritdoc/>
    /// <remarks>The text stands on lines of its own, so that an error's excerpt shows it as it was written.</remarks>
    public void Export(IEngineSession session, string select, QueryFormat format, string file, CancellationToken cancel) =>
        session.Execute(Copy(select, format, file), cancel);

    /// <inheritdoc/>
    public void Export(IEngineSession session, string select, IReadOnlyList<object?> values, QueryFormat format, string file, CancellationToken cancel) =>
        session.QueryAtMost(Copy(select, format, file), values, 1, cancel);

    /// <inheritdoc/>
    public TypeTable Types => SourceTypes.DuckDb;

    /// <inheritdoc/>
    /// <remarks>Cast here already: Parquet has no type for the widest integers, and DuckDB would write them as doubles.</remarks>
    public void ExportForLake(IEngineSession session, string relation, ColumnList columns, string file, CancellationToken cancel)
    {
        var values = columns.Select(column => $"cast({new SqlIdentifier(column.Name)} as {LakeTypes.Sql(column.Type)}) as {new SqlIdentifier(column.Name)}");
        Export(session, $"select {string.Join(", ", values)} from {relation}", QueryFormat.Parquet, file, cancel);
    }

    static string Copy(string select, QueryFormat format, string file) => $"copy (\n{select}\n) to {SqlText.Literal(file)} ({ExportOptions.Of(format)})";

    static OpenWarehouse Open(DuckDbEngineOptions options)
    {
        var engine = DuckDbEngine.Open(options);
        return new OpenWarehouse(engine, engine);
    }
}
