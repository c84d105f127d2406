using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Checks.Freshness;

/// <summary>Asks sources how new they are: by a column, by a query, or by when the lake's table was last committed.</summary>
/// <param name="warehouse">What is there.</param>
/// <param name="clock">The time of everything.</param>
/// <param name="commits">When each source that is a lake table was last committed, by id.</param>
public sealed class FreshnessCheck(Warehouse warehouse, TimeProvider clock, IReadOnlyDictionary<string, DateTimeOffset> commits)
{
    /// <summary>The first moment that there is: a source without rows was loaded then, as in dbt.</summary>
    static readonly DateTimeOffset Never = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Asks one source that has a rule; what goes wrong is in the result.</summary>
    public FreshnessResult Run(SourceTable source, IEngineSession session, CancellationToken cancel)
    {
        var (started, at) = (clock.GetTimestamp(), clock.GetUtcNow());
        try
        {
            var (loaded, asked) = Ask(source, session, cancel);
            var status = Status(source.Freshness!, asked - loaded);
            return new FreshnessResult(source, status, at, clock.GetElapsedTime(started))
            {
                MaxLoadedAt = loaded,
                SnapshottedAt = asked,
                Diagnostic = Describe(source, status, loaded, asked),
            };
        }
        catch (MixdownException error)
        {
            // The boundary of a source: one that cannot be asked is a result like any other.
            var wrong = error.Diagnostics[0];
            return new FreshnessResult(source, "runtime error", at, clock.GetElapsedTime(started))
            {
                Diagnostic = wrong with { At = source.DeclaredAt, Hint = wrong.Hint ?? "Look at 'loaded_at_field', 'loaded_at_query' and 'filter'." },
            };
        }
    }

    /// <summary>As in dbt, an age has to be passed, not reached.</summary>
    static string Status(FreshnessRule rule, TimeSpan age) =>
        rule.ErrorAfter is { } error && age > error.Span ? "error"
        : rule.WarnAfter is { } warn && age > warn.Span ? "warn"
        : "pass";

    (DateTimeOffset Loaded, DateTimeOffset Asked) Ask(SourceTable source, IEngineSession session, CancellationToken cancel)
    {
        if (source.LoadedAtField is null && source.LoadedAtQuery is null)
            return commits.TryGetValue(source.UniqueId, out var committed) ? (committed, clock.GetUtcNow()) : throw Unknown(source);
        var transaction = new WarehouseTransaction(session, warehouse.Relations, cancel);
        var rendering = new Rendering(warehouse.Compiler.Project.Context, null, transaction, cancel) { ChecksRefs = false };
        var relation = RelationValue.Of(source.Relation, "table");
        var answer = ModelCompiler.Jinja(rendering, () => source.LoadedAtQuery is { } query
            ? rendering.Call("collect_freshness_custom_sql", relation, Compile.Functions.OutputFunctions.Render(rendering, query))
            : rendering.Call("collect_freshness", relation, source.LoadedAtField, source.Freshness!.Filter));
        return answer is TableValue { Table.Rows: [[var loaded, var asked], ..] }
            ? (loaded is null ? Never : Moment(loaded, source), Moment(asked, source))
            : (Never, clock.GetUtcNow());
    }

    /// <summary>A time without a zone is UTC, as in dbt.</summary>
    static DateTimeOffset Moment(object? value, SourceTable source) => value switch
    {
        DateTimeOffset instant => instant,
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.Zero),
        DateOnly date => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero),
        _ => throw new MixdownException(new Diagnostic(
            "MX1561", $"'{source.LoadedAtField ?? "loaded_at_query"}' of the source '{source.SourceName}.{source.Name}' gives '{Convert.ToString(value, CultureInfo.InvariantCulture)}', which is no time",
            source.DeclaredAt, "Cast it: loaded_at_field: \"cast(loaded as timestamp)\".")),
    };

    static MixdownException Unknown(SourceTable source) => new(new Diagnostic(
        "MX1561", $"The source '{source.SourceName}.{source.Name}' has a 'freshness' and nothing that tells when it was loaded", source.DeclaredAt,
        "Name the column: 'loaded_at_field: …', or write a 'loaded_at_query'. Tables of the lake need neither."));

    static Diagnostic? Describe(SourceTable source, string status, DateTimeOffset loaded, DateTimeOffset asked)
    {
        if (status == "pass")
            return null;
        var limit = status == "error" ? source.Freshness!.ErrorAfter : source.Freshness!.WarnAfter;
        var newest = loaded == Never ? "has no rows" : $"was last loaded {Words(asked - loaded)} ago";
        return new Diagnostic(
            "MX1560", $"The source '{source.SourceName}.{source.Name}' {newest}; {status}_after is {limit}", source.DeclaredAt,
            "Load it, or see why it is late.", status == "error" ? Severity.Error : Severity.Warning);
    }

    static string Words(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{(long)age.TotalDays} days",
        { TotalHours: >= 2 } => $"{(long)age.TotalHours} hours",
        _ => $"{(long)age.TotalMinutes} minutes",
    };
}
