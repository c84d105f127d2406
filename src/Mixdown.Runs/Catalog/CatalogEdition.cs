using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Analysis;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Catalog.Fillers;
using Mixdown.Runs.Catalog.Search;

namespace Mixdown.Runs.Catalog;

/// <summary>What is made once of one reading of a project's files, and asked by all pages until the next reading. Safe for several
/// threads.</summary>
sealed class CatalogEdition
{
    readonly SharedLineage _lineage;
    readonly MadeOnce<ProjectLineage, PersonalColumns> _personal;
    readonly MadeOnce<ProjectLineage?, SearchIndex> _search;

    /// <param name="project">The project as it was read.</param>
    /// <param name="lineage">Finds its types and column lineage.</param>
    public CatalogEdition(MixdownProject project, SharedLineage lineage)
    {
        (Project, _lineage) = (project, lineage);
        Compiler = new ModelCompiler(project);
        Nodes = new NodeFacts(project);
        Fillers = new FillerNodes(project, Nodes);
        _personal = new(found => PersonalColumns.Of(project, found));
        _search = new(_ => SearchIndex.Of(SearchTerms.Of(this)));
    }

    public MixdownProject Project { get; }

    public ModelCompiler Compiler { get; }

    /// <summary>What files say of each node.</summary>
    public NodeFacts Nodes { get; }

    /// <summary>Loads, streams and live tables.</summary>
    public FillerNodes Fillers { get; }

    /// <summary>The words of everything; made again when more columns are known.</summary>
    public SearchIndex Search => _search.Of(_lineage.Known(Project));

    /// <summary>Types and column lineage, when they are found.</summary>
    public Task<ProjectLineage> LineageAsync(CancellationToken cancel) => _lineage.OfAsync(Project, cancel);

    /// <summary>Columns whose values are not shown.</summary>
    public async Task<PersonalColumns> PersonalAsync(CancellationToken cancel) => _personal.Of(await LineageAsync(cancel));

    /// <summary>The columns that are known of a node: those that the analysis found when it is done, else those that files describe.</summary>
    public IReadOnlyList<string> ColumnNames(GraphNode node) =>
        _lineage.Known(Project)?.Nodes.GetValueOrDefault(node.UniqueId) is { IsTyped: true } found
            ? [.. found.Columns.Select(column => column.Name)]
            : [.. NodeFacts.Described(node).Select(column => column.Name)];
}
