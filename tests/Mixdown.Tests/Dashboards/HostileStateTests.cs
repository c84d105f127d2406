using Mixdown.Project;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Testing.Golden;
using Mixdown.Testing.Warehouses;

namespace Mixdown.Tests.Dashboards;

/// <summary>What a viewer chose never becomes SQL (threat T13): whatever it is, the SQL is that of a harmless choice of the same
/// shape.</summary>
public sealed class HostileStateTests : IDisposable
{
    static readonly string[] Hostile =
    [
        "'; drop table sale; --", "\" or 1=1 --", "$1", "$rank", "{{ var('x') }}", "{% for i in range(99) %}x{% endfor %}", "*/ union select 1 /*", "x'||(select 1)||'",
        "sale.amount", "null", "\\'; select 1", "$$x$$", "Robert'); --", "％' or '1'='1", new string('a', 10_000),
    ];

    readonly TempFolder _folder = new();
    readonly MixdownProject _project;
    readonly TileCompiler _tiles;

    public HostileStateTests()
    {
        var cases = GoldenCase.All("dashboards").Where(it => it.Name is "written_sql").Select(it => new DashboardCase(it.Input)).Single();
        var (project, lineage) = cases.Read(_folder, TestContext.Current.CancellationToken);
        (_project, _tiles) = (project, new TileCompiler(project, lineage, _ => CheckState.Passed));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_values_of_filters_are_bound() => SameSql((text, other) => Plain with { Filters = Filters(("country", [text, other]), ("city", [text])) });

    [Fact]
    public void Clicked_members_are_bound() => SameSql((text, other) => Plain with { Marks = [new MarkSelection("elsewhere", "customer.city", [text, other])] });

    [Fact]
    public void Names_of_columns_are_those_of_the_catalog() => SameSql((text, _) => Plain with { Marks = [new MarkSelection("elsewhere", text, ["x"])] });

    [Fact]
    public void Units_of_time_are_those_that_there_are() => SameSql((text, _) => Plain with { Marks = [new MarkSelection("elsewhere", "sale.sold_on", ["2025-01-01"], text)] });

    [Fact]
    public void Periods_are_read_and_not_passed_on() => SameSql((text, _) => Plain with { Filters = Filters(("period", [text])) });

    [Fact]
    public void Spans_of_numbers_are_bound_and_all_else_is_refused()
    {
        SameSql((text, other) => Plain with { Filters = Filters(("amount", [$"{text}..{other}"])) });
        Assert.Equal(Written(Plain with { Filters = Filters(("amount", ["1..2"])) }), Written(Plain with { Filters = Filters(("amount", ["-0.001..99999999999999999999.5"])) }));
        Assert.NotEqual(Written(Plain), Written(Plain with { Filters = Filters(("amount", ["1.."])) }));
    }

    [Fact]
    public void The_newest_data_move_what_is_bound_and_nothing_else()
    {
        var latest = Plain with { Filters = Filters(("period", ["latest 7 days"])) };
        Assert.Equal(Written(latest), Written(latest with { Newest = new Dictionary<string, object>(StringComparer.Ordinal) { ["filter period"] = new DateOnly(2001, 1, 1) } }));
    }

    [Fact]
    public void Choices_are_those_of_the_file() => SameSql((text, _) => Plain with { Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = text, ["grain"] = text } });

    [Fact]
    public void Zones_are_those_that_there_are() => SameSql((text, _) => Plain with { Zone = text });

    [Fact]
    public void Drills_and_names_that_nobody_declared_say_nothing() => SameSql((text, _) => Plain with
    {
        Drills = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["tiers"] = [text], [text] = [text] },
        Filters = Filters((text, [text])),
    });

    static ViewState Plain { get; } = new() { Now = new DateTimeOffset(2025, 6, 30, 0, 0, 0, TimeSpan.Zero) };

    static Dictionary<string, IReadOnlyList<string>> Filters(params (string Name, IReadOnlyList<string> Values)[] filters) => filters.ToDictionary(one => one.Name, one => one.Values, StringComparer.Ordinal);

    void SameSql(Func<string, string, ViewState> state)
    {
        var expected = Written(state("harmless", "word"));
        foreach (var text in Hostile)
            Assert.Equal(expected, Written(state(text, Hostile[0])));
    }

    List<(string, string?, string?, int)> Written(ViewState state)
    {
        var dashboard = _project.Manifest.Dashboards[0];
        return [.. dashboard.Tiles.Select(tile => _tiles.Compile(dashboard, tile, state).Query).Select(query => (query?.Sql ?? "", query?.CountSql, query?.Freshness?.Sql, query?.Values.Count ?? 0))];
    }
}
