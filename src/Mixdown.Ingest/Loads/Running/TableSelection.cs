using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>Which of a source's tables a run is about. Pure.</summary>
sealed class TableSelection
{
    readonly LoadDefinition _load;
    readonly IReadOnlyList<string> _asked;

    /// <param name="load">Names tables, by name or by pattern.</param>
    /// <param name="offered">What the source has.</param>
    /// <param name="asked">The tables of this run; empty for all.</param>
    /// <exception cref="MixdownException">MX2047: a name is asked for that neither source nor project file has.</exception>
    public TableSelection(LoadDefinition load, IReadOnlyList<ILoadTable> offered, IReadOnlyList<string> asked)
    {
        (_load, _asked) = (load, asked);
        var names = load.Tables.Where(table => !table.IsPattern).ToList();
        CheckAsked([.. offered.Select(table => table.Name), .. names.Select(table => table.Name)]);
        Wanted = [.. offered.Where(table => IsAsked(table.Name))];
        Missing = [.. names.Where(named => !offered.Any(table => named.IsFor(table.Name, table.Place)) && IsAsked(named.Name))];
    }

    /// <summary>The tables to load.</summary>
    public IReadOnlyList<ILoadTable> Wanted { get; }

    /// <summary>Tables of this run that only the project file has.</summary>
    public IReadOnlyList<LoadTable> Missing { get; }

    void CheckAsked(IReadOnlyList<string> known)
    {
        var unknown = _asked.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count > 0)
            throw new MixdownException([.. unknown.Select(name => new Diagnostic(
                "MX2047", $"the load '{_load.Name}' has no table '{name}'", _load.At, DidYouMean.Hint(name, known)))]);
    }

    bool IsAsked(string table) => _asked.Count == 0 || _asked.Contains(table, StringComparer.OrdinalIgnoreCase);
}
