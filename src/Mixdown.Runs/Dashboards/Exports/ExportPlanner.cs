using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards.Definitions;

namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>Makes a plan of what was asked for, and finds all that is wrong with it.</summary>
/// <param name="definition">The dashboard.</param>
/// <param name="find">The values of a filter that have some letters in them.</param>
sealed class ExportPlanner(DashboardDefinition definition, Func<string, string, CancellationToken, Task<IReadOnlyList<FilterChoice>>> find)
{
    /// <summary>As the control of the page offers them.</summary>
    static readonly string[] Periods =
        ["today", "yesterday", "last 7 days", "last 30 days", "last 12 months", "this month", "last month", "this year", "last year", "all time"];

    /// <summary>Those that it offers where the end of the data is known.</summary>
    static readonly string[] LatestPeriods = ["latest 7 days", "latest 30 days", "latest 12 months"];

    readonly List<Diagnostic> _wrong = [];

    /// <summary>The plan.</summary>
    /// <exception cref="MixdownException">MX4102, MX4103, MX4170 to MX4174: all that is wrong.</exception>
    public async Task<ExportPlan> PlanAsync(ExportRequest request, CancellationToken cancel)
    {
        var chosen = new List<ExportedValues>();
        foreach (var named in Named(request).GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
        {
            if (await FilterAsync(named.Key, [.. named], cancel) is { } values)
                chosen.Add(values);
        }
        chosen.AddRange(request.Parameters.Select(pair => Parameter(pair.Key, pair.Value)).OfType<ExportedValues>());
        chosen.AddRange(request.Clicked.Select(pair => new ExportedValues(pair.Key, pair.Value)));
        var offers = request.Choices.Distinct(StringComparer.Ordinal).Select(name => Offer(name, chosen)).OfType<ExportedValues>().ToList();
        return _wrong.Count == 0 ? new ExportPlan(request.Zone, chosen, offers) : throw new MixdownException(_wrong);
    }

    IEnumerable<KeyValuePair<string, string>> Named(ExportRequest request)
    {
        if (request.Period is not { } period)
            return request.Filters;
        if (definition.Filters.FirstOrDefault(filter => filter.Kind == FilterKind.Period) is { } filter)
            return [.. request.Filters, KeyValuePair.Create(filter.Name, period)];
        _wrong.Add(new Diagnostic("MX4174", $"The dashboard '{definition.Title}' has no filter of a time that a period could be chosen of", Hint: "Leave --period out."));
        return request.Filters;
    }

    async Task<ExportedValues?> FilterAsync(string name, IReadOnlyList<string> values, CancellationToken cancel)
    {
        if (definition.Filters.FirstOrDefault(one => one.Name == name) is not { } filter)
        {
            _wrong.Add(new Diagnostic("MX4102", $"The dashboard has no filter '{name}'", Hint: DidYouMean.Hint(name, definition.Filters.Select(one => one.Name))));
            return null;
        }
        foreach (var value in values.Where(value => value.Length > 0))
            await CheckAsync(filter, value, cancel);
        return new ExportedValues($"f.{name}", values);
    }

    /// <summary>A typing error would make a file without rows, which nobody sees before it was given away.</summary>
    async Task CheckAsync(FilterDefinition filter, string value, CancellationToken cancel)
    {
        var known = filter.Kind == FilterKind.Boolean ? ["true", "false"] : filter.Choices.Select(choice => choice.Value).ToList();
        if (filter.Kind == FilterKind.Period || known.Count == 0 || known.Contains(value))
            return;
        if (filter.HasMore && (await find(filter.Name, value, cancel)).Any(choice => choice.Value == value))
            return;
        _wrong.Add(new Diagnostic("MX4170", $"No row has '{value}' for the filter '{filter.Name}'", Hint: DidYouMean.Hint(value, known)));
    }

    ExportedValues? Parameter(string name, string value)
    {
        // Whether it is one of its choices is said by whoever reads an address.
        if (definition.Parameters.Any(one => one.Name == name))
            return new ExportedValues($"p.{name}", [value]);
        _wrong.Add(new Diagnostic("MX4103", $"The dashboard has no parameter '{name}'", Hint: DidYouMean.Hint(name, definition.Parameters.Select(one => one.Name))));
        return null;
    }

    ExportedValues? Offer(string name, List<ExportedValues> chosen)
    {
        if (definition.Parameters.FirstOrDefault(one => one.Name == name) is { } parameter)
            return Offer($"p.{name}", parameter.Choices, [parameter.Default], chosen);
        if (definition.Filters.FirstOrDefault(one => one.Name == name) is { } filter)
            return CanBeListed(filter) ? Offer($"f.{name}", ValuesOf(filter), filter.Default, chosen) : null;
        _wrong.Add(new Diagnostic(
            "MX4171", $"The dashboard has no filter or parameter '{name}' to offer choices of",
            Hint: DidYouMean.Hint(name, [.. definition.Filters.Select(one => one.Name), .. definition.Parameters.Select(one => one.Name)])));
        return null;
    }

    static IReadOnlyList<string> ValuesOf(FilterDefinition filter) => filter.Kind switch
    {
        FilterKind.Period => filter.Newest is null ? Periods : [.. Periods, .. LatestPeriods],
        FilterKind.Boolean => ["", "true", "false"],
        _ => ["", .. filter.Choices.Select(choice => choice.Value)],
    };

    bool CanBeListed(FilterDefinition filter)
    {
        var many = filter.Kind == FilterKind.Range ? "is a range, of which there are" : filter.HasMore ? $"has more than {FilterChoices.Most} values," : null;
        if (many is null)
            return true;
        _wrong.Add(new Diagnostic(
            "MX4173", $"The filter '{filter.Name}' {many} too many to have the answers of each in a file",
            Hint: $"Choose one with --filter {filter.Name}={(filter.Kind == FilterKind.Range ? "LEAST..MOST" : "VALUE")}."));
        return false;
    }

    ExportedValues? Offer(string key, IReadOnlyList<string> values, IReadOnlyList<string> byDefault, List<ExportedValues> chosen)
    {
        var start = chosen.Find(one => one.Key == key)?.Values ?? byDefault;
        if (start.Count > 1)
        {
            _wrong.Add(new Diagnostic("MX4171", $"'{key[2..]}' has {start.Count} values, and of what a file offers one is chosen at a time", Hint: $"Choose one with --filter {key[2..]}=VALUE, or do not offer it."));
            return null;
        }
        var first = start is [var one] ? one : "";
        return new ExportedValues(key, [first, .. values.Where(value => value != first)]);
    }
}
