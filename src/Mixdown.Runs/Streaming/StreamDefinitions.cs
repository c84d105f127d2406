using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Streaming;

/// <summary>Joins what Project read with what Streams understands.</summary>
static class StreamDefinitions
{
    /// <summary>The streams of a project.</summary>
    /// <exception cref="MixdownException">All that is wrong with any of them.</exception>
    public static IReadOnlyList<StreamDefinition> Bind(MixdownProject project)
    {
        var diagnostics = new List<Diagnostic>();
        var streams = Bind(project, diagnostics);
        if (diagnostics.Exists(problem => problem.Severity == Severity.Error))
            throw new MixdownException(diagnostics);
        return streams;
    }

    /// <summary>The streams of a project that can be bound; what is wrong is added to <paramref name="diagnostics"/>, with the lines of
    /// its file.</summary>
    public static IReadOnlyList<StreamDefinition> Bind(MixdownProject project, List<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        List<StreamDefinition> streams = [];
        foreach (var stream in project.Streams)
        {
            if (StreamDefinition.Bind(stream.Name, stream.Settings, found) is { } bound)
                streams.Add(bound);
        }
        found.AddRange(StreamTables.Overlaps(streams, TablesOf(LoadDefinitions.Bind(project, []))));
        diagnostics.AddRange(found.Select(problem => LoadDefinitions.WithLines(project, problem)));
        return streams;
    }

    /// <summary>The tables that loads name; others of them are known when they are run.</summary>
    static Dictionary<TableName, string> TablesOf(IReadOnlyList<LoadDefinition> loads)
    {
        var tables = new Dictionary<TableName, string>();
        foreach (var (load, table) in loads.SelectMany(load => load.Tables.Where(table => !table.IsPattern).Select(table => (load, table))))
            tables.TryAdd(new TableName(load.Schema, table.Name), $"the load '{load.Name}'");
        return tables;
    }
}
