using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards.States;

/// <summary>Reads what a viewer chose from the query string of an address. Names are checked against the dashboard; values are not,
/// since they are only ever bound.</summary>
/// <param name="dashboard">Which dashboard.</param>
sealed class ViewStateReader(Dashboard dashboard)
{
    /// <summary>Values of one filter or one tile's marks at most. More do not fit into an address.</summary>
    const int MostValues = 1000;

    /// <summary>Characters of a value at most.</summary>
    const int MostCharacters = 2000;

    readonly List<Diagnostic> _wrong = [];
    readonly Dictionary<string, IReadOnlyList<string>> _filters = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);
    readonly List<MarkSelection> _marks = [];
    readonly Dictionary<string, IReadOnlyList<string>> _drills = new(StringComparer.Ordinal);
    string _zone = "UTC";

    /// <summary>The state that an address names.</summary>
    /// <param name="query">Keys of the query string with their values. Keys that are none of a dashboard's are left alone.</param>
    /// <param name="now">The moment that periods end at.</param>
    /// <exception cref="MixdownException">MX4102 to MX4105: all that is wrong with the address.</exception>
    public ViewState Read(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> query, DateTimeOffset now)
    {
        foreach (var (key, values) in query)
            Take(key, values);
        if (_wrong.Count > 0)
            throw new MixdownException(_wrong);
        return new ViewState { Filters = _filters, Parameters = _parameters, Marks = _marks, Drills = _drills, Now = now, Zone = _zone };
    }

    void Take(string key, IReadOnlyList<string> values)
    {
        if (key.Length < 3 || key[1] != '.')
        {
            if (key == "tz")
                Zone(values);
            return;
        }
        var name = key[2..];
        switch (key[0])
        {
            case 'f': Filter(name, Bounded(key, values)); break;
            case 'p': Parameter(name, values); break;
            case 'm': Mark(name, Bounded(key, values)); break;
            case 'd': Drill(name, Bounded(key, values)); break;
        }
    }

    void Filter(string name, IReadOnlyList<string> values)
    {
        if (dashboard.Filters.FirstOrDefault(filter => filter.Name == name) is not { } filter)
        {
            _wrong.Add(new Diagnostic("MX4102", $"The dashboard has no filter '{name}'", Hint: DidYouMean.Hint(name, dashboard.Filters.Select(one => one.Name))));
            return;
        }
        if (!filter.IsMultiple && values.Count > 1)
            _wrong.Add(new Diagnostic("MX4105", $"The filter '{name}' takes one value, and the address has {values.Count}", Hint: "Add 'multiple: true' to the filter, or leave one."));
        // f.NAME= alone is a filter that was cleared: it has no value, and not its default either. Beside others it means NULL.
        _filters[name] = values is [""] ? [] : values;
    }

    void Parameter(string name, IReadOnlyList<string> values)
    {
        if (dashboard.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
        {
            _wrong.Add(new Diagnostic("MX4103", $"The dashboard has no parameter '{name}'", Hint: DidYouMean.Hint(name, dashboard.Parameters.Select(one => one.Name))));
            return;
        }
        var value = values.Count == 0 ? "" : values[^1];
        if (parameter.Choices.Contains(value, StringComparer.Ordinal))
            _parameters[name] = value;
        else
            _wrong.Add(new Diagnostic("MX4105", $"'{Short(value)}' is none of the choices of '{name}'", Hint: DidYouMean.Hint(value, parameter.Choices)));
    }

    /// <summary><c>TILE.FIELD</c>, and <c>TILE.FIELD@GRAIN</c> of a time that the tile cuts to units.</summary>
    void Mark(string name, IReadOnlyList<string> values)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var tile = dot < 0 ? name : name[..dot];
        if (!Knows(tile))
            return;
        var (field, grain) = dot < 0 ? ("", null) : Cut(name[(dot + 1)..]);
        if (field.Length == 0)
            _wrong.Add(new Diagnostic("MX4105", $"'m.{name}' does not say which field was clicked", Hint: "Write m.TILE.TABLE.COLUMN=VALUE."));
        else
            _marks.Add(new MarkSelection(tile, field, values, grain));
    }

    static (string Field, string? Grain) Cut(string text)
    {
        var at = text.LastIndexOf('@');
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    void Drill(string tile, IReadOnlyList<string> values)
    {
        if (Knows(tile))
            _drills[tile] = values;
    }

    bool Knows(string tile)
    {
        if (dashboard.Tiles.Any(one => one.Id == tile))
            return true;
        _wrong.Add(Unknown(dashboard, tile));
        return false;
    }

    void Zone(IReadOnlyList<string> values)
    {
        if (values is [.., var name] && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId)
            _zone = zone.Id;
        else
            _wrong.Add(new Diagnostic("MX4105", $"There is no time zone '{Short((values is [.., var last] ? last : ""))}'", Hint: "Write a name such as tz=Europe/Berlin."));
    }

    IReadOnlyList<string> Bounded(string key, IReadOnlyList<string> values)
    {
        if (values.Count > MostValues || values.Any(value => value.Length > MostCharacters))
        {
            _wrong.Add(new Diagnostic("MX4105", $"'{Short(key)}' has more than {MostValues} values, or one of more than {MostCharacters} characters", Hint: "Narrow the filter."));
            return [];
        }
        return values;
    }

    static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>What is said of a tile that is not there.</summary>
    public static Diagnostic Unknown(Dashboard dashboard, string tile) => new(
        "MX4104", $"The dashboard '{dashboard.Title}' has no tile '{Short(tile)}'", Hint: DidYouMean.Hint(tile, dashboard.Tiles.Select(one => one.Id)));
}
