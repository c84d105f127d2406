using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Queries.Kinds;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>A query of a tile while it is being written.</summary>
/// <param name="context">The tile and the project.</param>
sealed class TileDraft(TileContext context)
{
    readonly List<SelectItem> _items = [];
    readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    DashboardTable? _fact;
    FactSources? _sources;
    TileSorting? _sorting;

    /// <summary>The tile and the project.</summary>
    public TileContext Context => context;

    /// <summary>The tile.</summary>
    public Tile Tile => context.Tile;

    /// <summary>What is bound.</summary>
    public BoundValues Values { get; } = new(context.State.Zone);

    /// <summary>The columns so far.</summary>
    public IReadOnlyList<SelectItem> Items => _items;

    /// <summary>Those that rows are grouped by.</summary>
    public IReadOnlyList<SelectItem> Dimensions => [.. _items.Where(item => !item.Field.IsMeasure)];

    /// <summary>Those that are added up.</summary>
    public IReadOnlyList<SelectItem> Measures => [.. _items.Where(item => item.Field.IsMeasure)];

    /// <summary>Whose columns need no table's name.</summary>
    public DashboardTable Fact => _fact!;

    /// <summary>Facts, joins and filters; there as soon as all columns are.</summary>
    public FactSources Sources => _sources!;

    /// <summary>In which order its rows come.</summary>
    public TileSorting Sorting => _sorting ??= new TileSorting(this);

    /// <summary>What reads the tile's expressions.</summary>
    public FieldReader Fields { get; private set; } = new(context, null);

    /// <summary>Looks for the fact; false, and an error, where there is none.</summary>
    public bool Begin()
    {
        _fact = MainFact.Of(context);
        Fields = new FieldReader(context, _fact);
        if (_fact is null && context.Found.Count == 0)
            context.Found.Add(Factless());
        return _fact is not null;
    }

    Diagnostic Factless() => Tile.Kind == TileKind.Text && TextQuery.NamesIn(Tile) is [var name, ..]
        ? new Diagnostic("MX1752", $"There is no metric '{name.Text}'", Tile.At, DidYouMean.Hint(name.Text, context.Metrics.Names))
        : new Diagnostic("MX1766", $"The tile '{Tile.Title}' has no fact", Tile.At, "Add 'fact: TABLE' to it or to the dashboard, or show a metric: it knows its fact.");

    /// <summary>Adds all channels of the tile's kind.</summary>
    public void AddChannels()
    {
        foreach (var channel in ChannelRole.Of[Tile.Kind])
            AddChannel(channel);
    }

    /// <summary>Adds the columns of a channel.</summary>
    public void AddChannel(ChannelRole channel)
    {
        foreach (var expression in Tile.Of(channel.Channel))
        {
            if (Fields.Read(Drilled(expression)) is { } field && (channel.IsMeasure is not { } isMeasure || Wants(field, channel.Channel, isMeasure)))
                Add(Titled(field, Tile.Of(channel.Channel).Count), channel.Role);
        }
    }

    /// <summary>Adds a column.</summary>
    public SelectItem Add(Field field, ColumnRole role)
    {
        var item = new SelectItem(field, role, Named(field.Name));
        _items.Add(item);
        return item;
    }

    /// <summary>The column that an expression means, by its name or by what it is; null, and an error, where the tile shows none
    /// such.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="use">What the tile does with it: <c>is sorted by</c>.</param>
    public SelectItem? Shown(TileExpression expression, string use)
    {
        var shown = Find(expression, out var field);
        if (shown is null && field is not null)
            context.Found.Add(new Diagnostic("MX1763", $"'{Tile.Title}' {use} '{expression.Text.Trim()}', which it does not show", expression.At, $"Show it, or take one of: {string.Join(", ", _items.Select(one => one.Field.Path ?? one.Field.Name))}."));
        return shown;
    }

    /// <summary>The column that an expression means; null where the tile shows none such.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="field">What it means; null where that was not looked for, or, with an error, where it means nothing.</param>
    public SelectItem? Find(TileExpression expression, out Field? field)
    {
        field = null;
        if (_items.Find(item => item.Field.Alias == expression.Text.Trim()) is { } named)
            return named;
        if (Fields.Read(expression) is not { } read)
            return null;
        field = read;
        return _items.Find(item => item.Field.Sql.Parts.SequenceEqual(read.Sql.Parts));
    }

    /// <summary>A name that no other column has, quoted.</summary>
    public string Named(string name)
    {
        var free = name;
        for (var i = 2; !_names.Add(free); i++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        return new SqlIdentifier(free).ToString();
    }

    /// <summary>Another form of a column that is there.</summary>
    public void Replace(SelectItem item, SelectItem by) => _items[_items.IndexOf(item)] = by;

    /// <summary>The expression of the level that the viewer has gone down to, where it is one that can be gone into.</summary>
    public TileExpression Drilled(TileExpression expression)
    {
        if (Tile.Drill.Count == 0 || Tile.Drill[0].Text != expression.Text)
            return expression;
        var gone = context.State.Drills.GetValueOrDefault(Tile.Id)?.Count ?? 0;
        return Tile.Drill[Math.Min(gone, Tile.Drill.Count - 1)];
    }

    /// <summary>Finds the ways to all tables and reads what narrows the tile; false where something is wrong.</summary>
    public bool Join(params IEnumerable<Field> others)
    {
        if (context.Found.Any(problem => problem.Severity == Severity.Error))
            return false;
        Format();
        var where = Tile.Data.Where is { } written ? Fields.Condition(written) : null;
        var facts = Measures.Concat(Sorting.Columns).Select(item => item.Field.Fact!).Distinct().DefaultIfEmpty(Fact).ToList();
        _sources = new FactSources(context, facts, TileNarrowing.Of(this)) { Where = where };
        var reached = _items.Concat(Sorting.Columns).Select(item => item.Field).Concat(others).Select(_sources.Reach).ToList();
        if (where is not null)
            reached.Add(_sources.Reach(where, Tile.Data.Where!.At));
        CheckShares();
        return !reached.Contains(false) && !context.Found.Any(problem => problem.Severity == Severity.Error);
    }

    /// <summary>The query, with all that is known of it beside its SQL.</summary>
    public TileQuery Finish(string sql, IEnumerable<TileColumn> columns) => new(sql)
    {
        Values = Values.All,
        Columns = [.. columns],
        Reads = [.. Sources.Reads.Order(StringComparer.Ordinal)],
        NotFilteredBy = Sources.NotReached,
        Held = Sources.Held,
        Freshness = FreshnessQuery.Of(this),
    };

    /// <summary>Whether a field is what a channel needs; an error where it is not.</summary>
    public bool Wants(Field field, string channel, bool isMeasure)
    {
        if (field.IsMeasure == isMeasure)
            return true;
        context.Found.Add(isMeasure
            ? new Diagnostic("MX1761", $"'{channel}' needs a number that is added up, and '{field.Label}' is a member of each row", field.At, $"Show a metric, or add rows up: 'sum({field.Sql.OnlyColumn?.Name ?? "…"})', 'count(*)', 'count(distinct {field.Sql.OnlyColumn?.Name ?? "…"})'.")
            : new Diagnostic("MX1761", $"'{channel}' needs something to group by, and '{field.Label}' is a number that is added up", field.At, "Show a column of a dimension or of the fact."));
        return false;
    }

    void Format()
    {
        var formatted = new TileFormats(context).Applied(_items);
        for (var at = 0; at < _items.Count; at++)
            _items[at] = formatted[at];
    }

    /// <summary>A row's amount can be divided, its average cannot.</summary>
    void CheckShares()
    {
        foreach (var item in Measures.Where(item => item.Field.Shared is null && Sources.Scopes.Any(scope => scope.IsShared && scope.Fact.Equals(item.Field.Fact))))
            context.Found.Add(new Diagnostic("MX1771", $"'{item.Field.Label}' cannot be divided among the members that a row has", item.Field.At, "Show a metric that is a sum or a count, or write 'allocate: full': each member then has all of it."));
    }

    /// <summary>An expression that is all that a tile shows has the tile's title.</summary>
    Field Titled(Field field, int shown) => field.Name == "value" && shown == 1 ? field with { Label = Tile.Title } : field;
}
