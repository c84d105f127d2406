using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Analysis;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Catalog.Search;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Catalog;

/// <summary>What is made once of one reading of a project's files, and asked by all pages until the next reading. Safe for several
/// threads.</summary>
sealed class CatalogEdition
{
    readonly SharedWork<ProjectLineage> _lineage;
    readonly Lazy<SearchIndex> _search;
    readonly SharedWork<PersonalColumns> _personal;

    public CatalogEdition(RunHost host, MixdownProject project, Func<IEngineSession> openSession)
    {
        Project = project;
        Compiler = new ModelCompiler(project);
        Nodes = new NodeFacts(project);
        _lineage = new(() => AnalyseAsync(host, openSession));
        _personal = new(async () => PersonalColumns.Of(project, await _lineage.ResultAsync(CancellationToken.None)));
        _search = new(() => SearchIndex.Of(SearchTerms.Of(this)));
    }

    public MixdownProject Project { get; }

    public ModelCompiler Compiler { get; }

    /// <summary>What files say of each node.</summary>
    public NodeFacts Nodes { get; }

    /// <summary>The words of everything.</summary>
    public SearchIndex Search => _search.Value;

    /// <summary>Types and column lineage, when they are found.</summary>
    public Task<ProjectLineage> LineageAsync(CancellationToken cancel) => _lineage.ResultAsync(cancel);

    /// <summary>Columns whose values are not shown.</summary>
    public Task<PersonalColumns> PersonalAsync(CancellationToken cancel) => _personal.ResultAsync(cancel);

    /// <summary>The columns that are known of a node: those that the analysis found when it is done, else those that files describe.</summary>
    public IReadOnlyList<string> ColumnNames(GraphNode node) =>
        _lineage.Done?.Nodes.GetValueOrDefault(node.UniqueId) is { IsTyped: true } found
            ? [.. found.Columns.Select(column => column.Name)]
            : [.. NodeFacts.Described(node).Select(column => column.Name)];

    async Task<ProjectLineage> AnalyseAsync(RunHost host, Func<IEngineSession> openSession)
    {
        using var session = openSession();
        var sources = await new SourceTypes(host, Project).ReadAsync(session, CancellationToken.None);
        return LineageAnalysis.Run(Compiler, LineageReading.Inputs(Project, sources, session), CancellationToken.None);
    }
}
