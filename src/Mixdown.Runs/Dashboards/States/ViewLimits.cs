using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards.States;

/// <summary>What of a dashboard somebody outside may see and change: all that is not named here is hidden and has its default.</summary>
public sealed record ViewLimits
{
    /// <summary>The only tile that is shown; null: all of them.</summary>
    public string? Tile { get; init; }

    /// <summary>Values of filters that hold whatever is asked, each at least one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>(0);

    /// <summary>Choices of parameters that hold, likewise.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Filters that may be changed.</summary>
    public IReadOnlyList<string> OpenFilters { get; init; } = [];

    /// <summary>Parameters that may be changed.</summary>
    public IReadOnlyList<string> OpenParameters { get; init; } = [];

    /// <summary>Whether a tile is shown.</summary>
    internal bool Shows(Tile tile) => Tile is null || tile.Id == Tile;

    /// <summary>The dashboard as far as it is shown: what is not in it cannot be named in an address, nor guessed from what is said of a
    /// wrong one.</summary>
    internal Dashboard Visible(Dashboard whole) => whole with
    {
        Owner = null,
        Filters = [.. whole.Filters.Where(filter => IsOpen(filter.Name, OpenFilters, Filters.ContainsKey(filter.Name)))],
        Parameters = [.. whole.Parameters.Where(parameter => IsOpen(parameter.Name, OpenParameters, Parameters.ContainsKey(parameter.Name)))],
        Rows = Tile is null ? whole.Rows : [[.. whole.Tiles.Where(Shows).Select(tile => tile with { Width = null })]],
    };

    /// <summary>What an address asks, as far as it may; what is locked holds beside it.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX4102 to MX4105: the address names what is not shown, or cannot
    /// be.</exception>
    internal ViewState Read(Dashboard whole, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> query, DateTimeOffset now)
    {
        var state = new ViewStateReader(Visible(whole)).Read(query, now);
        return state with { Filters = With(state.Filters, Filters), Parameters = With(state.Parameters, Parameters), Locked = Filters.Keys.ToHashSet(StringComparer.Ordinal) };
    }

    static bool IsOpen(string name, IReadOnlyList<string> open, bool isLocked) => !isLocked && open.Contains(name, StringComparer.Ordinal);

    static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> asked, IReadOnlyDictionary<string, T> locked)
    {
        var all = new Dictionary<string, T>(asked, StringComparer.Ordinal);
        foreach (var (name, value) in locked)
            all[name] = value;
        return all;
    }
}
