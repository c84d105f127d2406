using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>Finds names in a draft that its fact does not have: whatever passes can stand in a file.</summary>
/// <param name="catalog">What the fact has.</param>
sealed class DraftCheck(FactCatalog catalog)
{
    /// <summary>Fields of a channel, filters and values at most: more than anybody picks by hand.</summary>
    const int Most = 200;

    static readonly string[] Kinds = [.. Enum.GetValues<TileKind>().Where(kind => kind != TileKind.Text).Select(kind => kind.ToString().ToLowerInvariant())];
    static readonly string[] Channels = ["x", "y", "color", "size", "by", "value", "steps", "source", "target", "region", "point", "lat", "lon", "columns", "bars", "rows", "values", "to"];
    static readonly string[] Grains = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<Diagnostic> Run(ExploreDraft draft) =>
    [
        .. Kinds.Contains(draft.Kind, StringComparer.Ordinal) ? [] : new[] { new Diagnostic("MX4161", $"There is no chart '{Short(draft.Kind)}'", Hint: DidYouMean.Hint(draft.Kind, Kinds)) },
        .. draft.Channels.SelectMany(channel => Channel(channel.Key, channel.Value)),
        .. draft.Filters.SelectMany(filter => Filter(filter.Key, filter.Value)),
        .. draft.Sort.SelectMany(sort => Fields([SortField(sort)])),
        .. draft.Grain is { } grain && !Grains.Contains(grain, StringComparer.Ordinal) ? [Wrong($"'{Short(grain)}' is no unit of time", DidYouMean.Hint(grain, Grains))] : Array.Empty<Diagnostic>(),
        .. draft.Limit is < 1 or > 10_000 ? [Wrong($"{draft.Limit} is no limit", "Take a number from 1 to 10000.")] : Array.Empty<Diagnostic>(),
    ];

    /// <summary>What is sorted by, without its direction.</summary>
    public static string SortField(string sort) => sort.EndsWith(" desc", StringComparison.Ordinal) ? sort[..^5] : sort.EndsWith(" asc", StringComparison.Ordinal) ? sort[..^4] : sort;

    IEnumerable<Diagnostic> Channel(string name, IReadOnlyList<string> fields)
    {
        if (!Channels.Contains(name, StringComparer.Ordinal))
            return [Wrong($"A chart has no '{Short(name)}'", DidYouMean.Hint(name, Channels))];
        return fields.Count > Most ? [Wrong($"'{name}' has more than {Most} fields", "Pick fewer.")] : Fields(fields);
    }

    IEnumerable<Diagnostic> Filter(string field, IReadOnlyList<string> values)
    {
        if (catalog.Column(field) is null)
            return [Unknown(field)];
        return values.Count > Most ? [Wrong($"The filter of '{field}' has more than {Most} values", "Pick fewer.")] : [];
    }

    IEnumerable<Diagnostic> Fields(IEnumerable<string> fields) => fields.Where(field => !catalog.Has(field)).Select(Unknown);

    Diagnostic Unknown(string field) => new("MX4162", $"'{catalog.Fields.Fact}' has no '{Short(field)}'", Hint: DidYouMean.Hint(Short(field), catalog.Names));

    static Diagnostic Wrong(string message, string hint) => new("MX4163", message, Hint: hint);

    static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
