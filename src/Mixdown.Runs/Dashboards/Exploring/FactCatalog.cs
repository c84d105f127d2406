using System.Text.RegularExpressions;
using Mixdown.Project.Dashboards.Fields;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>What can be picked for one fact, by its text.</summary>
/// <param name="fields">The fact's fields.</param>
sealed partial class FactCatalog(FactFields fields)
{
    /// <summary>The rows of the fact, counted: every fact has that.</summary>
    public const string CountOfRows = "count(*)";

    readonly Dictionary<string, FieldChoice> _columns = fields.Times.Concat(fields.Dimensions).DistinctBy(field => field.Text).ToDictionary(field => field.Text, StringComparer.Ordinal);
    readonly HashSet<string> _metrics = [.. fields.Metrics.Where(metric => metric.Obstacle is null).Select(metric => metric.Text)];

    /// <summary>The fact's fields.</summary>
    public FactFields Fields => fields;

    /// <summary>All that can be picked as it is, for guesses.</summary>
    public IEnumerable<string> Names => _metrics.Concat(_columns.Keys);

    /// <summary>The column of that text; null: there is none.</summary>
    public FieldChoice? Column(string text) => _columns.GetValueOrDefault(text);

    /// <summary>Whether it is a metric, a column, or a column added up.</summary>
    public bool Has(string text) => _metrics.Contains(text) || _columns.ContainsKey(text) || text == CountOfRows || IsAddedUp(text);

    bool IsAddedUp(string text) =>
        Added().Match(text) is { Success: true } sum && Column(sum.Groups["of"].Value) is { Type: "number" } number && IsOwn(number)
        || Distinct().Match(text) is { Success: true } count && Column(count.Groups["of"].Value) is not null;

    // A number of a member would be added up once for each row of the fact.
    bool IsOwn(FieldChoice column) => column.Text.StartsWith(fields.Fact + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"^(sum|avg|min|max)\((?<of>[^()]+)\)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Added();

    [GeneratedRegex(@"^count\(distinct (?<of>[^()]+)\)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Distinct();
}
