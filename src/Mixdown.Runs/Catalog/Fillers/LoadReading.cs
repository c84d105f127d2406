using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Project.Graph;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Quality;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>Puts together what is known of one load.</summary>
/// <param name="edition">The project.</param>
/// <param name="states">What is known of its tables.</param>
/// <param name="freshness">How new sources are, by id.</param>
sealed class LoadReading(CatalogEdition edition, TableStates states, IReadOnlyDictionary<string, SourceFreshness> freshness)
{
    /// <summary>The load.</summary>
    /// <param name="node">As in the list.</param>
    /// <param name="history">A session of the store of runs.</param>
    /// <param name="cancel">Stops it.</param>
    public CatalogLoad Read(CatalogNode node, DuckDbSession history, CancellationToken cancel)
    {
        var wrong = new List<Diagnostic>();
        var said = edition.Project.Loads.First(load => load.Name == node.Name);
        var load = LoadDefinitions.Bind(edition.Project, wrong).FirstOrDefault(one => one.Name == node.Name);
        var last = LoadHistory.TablesOf(node.Name, history, cancel);
        var sources = edition.Fillers.Filled(node.Name).ToDictionary(source => source.Name, StringComparer.OrdinalIgnoreCase);
        return new CatalogLoad(node)
        {
            DeclaredIn = $"{said.At.File}:{said.At.Line}",
            Facts = load is null ? [] : FactsOf(load),
            Problem = load is null ? wrong.FirstOrDefault()?.Message : null,
            Runs = LoadHistory.RunsOf(node.Name, history, cancel),
            Tables =
            [
                .. sources.Keys.Concat(last.Keys).Concat(load?.Tables.Where(table => !table.IsPattern).Select(table => table.Name) ?? [])
                    .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                    .Select(name => Table(name, load?.Table(name), sources.GetValueOrDefault(name), last.TryGetValue(name, out var done) ? done : null)),
            ],
        };
    }

    LoadedTable Table(string name, LoadTable? said, SourceTable? source, (string Status, DateTimeOffset At)? last) => new(name)
    {
        Source = source is null ? null : edition.Nodes.Link(source),
        State = source is null ? null : states.Of(source),
        Contract = said is null ? [] : ContractOf(said.Contract),
        UniqueKey = said?.UniqueKey ?? [],
        Cursor = said?.Cursor,
        Disposition = said?.WriteDisposition is { } disposition ? FillerWords.Of(disposition) : null,
        LastStatus = last?.Status,
        LoadedAt = last?.At,
        Freshness = source is null ? null : freshness.GetValueOrDefault(source.UniqueId),
    };

    static IReadOnlyList<CatalogFact> FactsOf(LoadDefinition load) =>
    [
        new("type", load.Source.Kind),
        new("reads", load.Source.Place),
        new("schema", load.Schema),
        new("bad rows", $"{FillerWords.Of(load.BadRows.Action)}, at most {load.BadRows.Max}"),
        new("a file that changed", FillerWords.Of(load.OnFileChange)),
        .. load.Exclude.Count == 0 ? Array.Empty<CatalogFact>() : [new("left out", string.Join(", ", load.Exclude))],
    ];

    static IReadOnlyList<CatalogFact> ContractOf(SchemaContract contract) =>
    [
        new("tables", FillerWords.Of(contract.Tables)), new("columns", FillerWords.Of(contract.Columns)), new("data_type", FillerWords.Of(contract.DataType)),
    ];
}
