using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Checks;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Testing.Golden;

namespace Mixdown.Testing.Warehouses;

/// <summary>The files of a project with dashboards; <c>--- views</c> has what viewers look at, a line each: a tile's id, then what they
/// chose, as it stands in addresses (<c>f.country=Chile p.grain=day m.TILE.TABLE.COLUMN=x d.TILE=x now=… tz=…</c>, <c>lock.NAME=x</c>
/// of a filter that holds); none: each tile once. <c>--- environment</c> has <c>NAME=VALUE</c>. <c>--- checks</c> has <c>failed NAME</c> and <c>never NAME</c> of tests that did not pass.</summary>
sealed class DashboardCase(string input)
{
    static readonly DateTimeOffset Now = new(2025, 6, 30, 12, 0, 0, TimeSpan.Zero);

    readonly IReadOnlyList<(string Path, string Text)> _files = CaseFiles.Split(input);

    /// <summary>The SQL of each view, its values, its columns, and its rows in a warehouse.</summary>
    public string Run(ITestWarehouse warehouse, CancellationToken cancel)
    {
        using var folder = new TempFolder();
        var (project, lineage) = Read(folder, cancel);
        using var engine = warehouse.Open();
        using var session = engine.OpenSession();
        Build(project, session, cancel);
        var tiles = new TileCompiler(project, lineage, StateOf(project));
        return string.Join("\n", Views(project).Select(view => $"=== {view.Line}\n{Print(tiles.Compile(view.Dashboard, view.Tile, Known(tiles, view.Dashboard, view.State, session, cancel)), session, cancel)}"));
    }

    static ViewState Known(TileCompiler tiles, Dashboard dashboard, ViewState state, IEngineSession session, CancellationToken cancel) => state with
    {
        Newest = NewestTimes.Asked(tiles, dashboard, state)
            .Select(asked => (asked.Key, Value: session.QueryAtMost(asked.Value.Sql, asked.Value.Values, 1, cancel).Rows[0][0]))
            .Where(found => found.Value is not null).ToDictionary(found => found.Key, found => found.Value!, StringComparer.Ordinal),
    };

    /// <summary>What is wrong with the dashboards, without a warehouse.</summary>
    public string Check(CancellationToken cancel)
    {
        using var folder = new TempFolder();
        var (project, lineage) = Read(folder, cancel);
        return string.Join("\n\n", DashboardCheck.Run(project, lineage, cancel).Select(problem => problem.ToString()));
    }

    /// <summary>The project in a folder, with the columns of its tables.</summary>
    public (MixdownProject Project, ProjectLineage Lineage) Read(TempFolder folder, CancellationToken cancel)
    {
        folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        folder.Write("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: w.duckdb, schema: main } } }\n");
        foreach (var (path, text) in _files)
            folder.Write(path, text);
        var project = ProjectReader.Read(
            new ProjectRequest { ProjectDir = folder.Root, Environment = Lines("environment").Select(line => line.Split('=', 2)).ToDictionary(words => words[0], words => words[1], StringComparer.Ordinal), InvocationId = "invocation", StartedAt = Now }, cancel);
        return (project, LineageAnalysis.Run(new ModelCompiler(project), new LineageInputs(), cancel));
    }

    static void Build(MixdownProject project, IEngineSession session, CancellationToken cancel)
    {
        var compiler = new ModelCompiler(project);
        session.Execute("create schema if not exists main", cancel);
        foreach (var node in project.Graph.InOrder.OfType<ProjectNode>().Where(node => node.IsRelation))
            session.Execute($"create table main.{node.Name} as {compiler.Compile(node, cancel).Sql}", cancel);
    }

    Func<string, CheckState> StateOf(MixdownProject project)
    {
        var said = Lines("checks").Select(line => line.Split(' ', 2)).ToDictionary(words => words[1], words => words[0], StringComparer.Ordinal);
        return id => said.GetValueOrDefault(project.Manifest.Nodes[id].Name) switch
        {
            "failed" => CheckState.Failed,
            "never" => CheckState.NeverRun,
            _ => CheckState.Passed,
        };
    }

    IEnumerable<string> Lines(string file) => _files.Where(one => one.Path == file).SelectMany(one => one.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    IEnumerable<(string Line, Dashboard Dashboard, Tile Tile, ViewState State)> Views(MixdownProject project)
    {
        var dashboard = project.Manifest.Dashboards[0];
        var lines = Lines("views").ToList();
        foreach (var line in lines.Count > 0 ? lines : [.. dashboard.Tiles.Select(tile => tile.Id)])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            yield return (line, dashboard, dashboard.Tiles.First(tile => tile.Id == words[0]), State(words.Skip(1)));
        }
    }

    static ViewState State(IEnumerable<string> words)
    {
        var pairs = words.Select(word => word.Split('=', 2)).Select(pair => (Key: pair[0], Value: pair[1].Replace('+', ' '))).ToList();
        IReadOnlyDictionary<string, IReadOnlyList<string>> Many(string prefix) => pairs.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .GroupBy(pair => pair.Key[prefix.Length..], pair => pair.Value).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group], StringComparer.Ordinal);
        string? One(string key) => pairs.Where(pair => pair.Key == key).Select(pair => pair.Value).FirstOrDefault();
        return new ViewState
        {
            Now = One("now") is { } now ? DateTimeOffset.Parse(now, CultureInfo.InvariantCulture) : Now,
            Zone = One("tz") ?? "UTC",
            Filters = Many("f.").Concat(Many("lock.")).ToDictionary(StringComparer.Ordinal),
            Locked = Many("lock.").Keys.ToHashSet(StringComparer.Ordinal),
            Parameters = Many("p.").ToDictionary(pair => pair.Key, pair => pair.Value[0], StringComparer.Ordinal),
            Drills = Many("d."),
            Marks = [.. Many("m.").Select(pair => Mark(pair.Key.Split('.', 2), pair.Value))],
        };
    }

    /// <summary><c>TABLE.COLUMN</c>, or <c>TABLE.COLUMN@GRAIN</c>.</summary>
    static MarkSelection Mark(string[] key, IReadOnlyList<string> values)
    {
        var field = key[1].Split('@');
        return new MarkSelection(key[0], field[0], values, field.Length > 1 ? field[1] : null);
    }

    static string Print(CompiledTile tile, IEngineSession session, CancellationToken cancel)
    {
        var text = new StringBuilder(string.Concat(tile.Problems.Select(problem => problem + "\n")));
        if (tile.Query is not { } query)
            return text.ToString();
        text.Append(query.Sql).Append('\n');
        if (query.Values.Count > 0)
            text.Append("values   ").AppendJoin(", ", query.Values.Select(value => $"{Text(value)} ({value?.GetType().Name})")).Append('\n');
        text.Append("columns  ").AppendJoin(" | ", query.Columns.Select(Column)).Append('\n');
        if (query.NotFilteredBy.Count > 0)
            text.Append("not filtered by ").AppendJoin(", ", query.NotFilteredBy).Append('\n');
        if (query.NotCompared is { } why)
            text.Append("not compared: ").Append(why).Append('\n');
        if (query.Live is { } live)
            text.Append("live     ").Append(live).Append('\n');
        else
            Answer(text, session, query, cancel);
        return text.ToString();
    }

    static void Answer(StringBuilder text, IEngineSession session, TileQuery query, CancellationToken cancel)
    {
        try
        {
            foreach (var row in session.QueryAtMost(query.Sql, query.Values, 100, cancel).Rows)
                text.Append("  ").AppendJoin(" | ", row.Select(Text)).Append('\n');
            if (query.Trend is { } trend)
            {
                text.Append("along time\n").Append(trend.Sql).Append("\ncolumns  ").AppendJoin(" | ", trend.Columns.Select(Column)).Append('\n');
                foreach (var row in session.QueryAtMost(trend.Sql, trend.Values, 100, cancel).Rows)
                    text.Append("  ").AppendJoin(" | ", row.Select(Text)).Append('\n');
            }
            if (query.CountSql is { } count)
                text.Append("rows     ").Append(Text(session.QueryAtMost(count, query.Values, 1, cancel).Rows[0][0])).Append('\n');
            if (query.Freshness is { } fresh)
                text.Append("data to  ").Append(Text(session.QueryAtMost(fresh.Sql, fresh.Values, 1, cancel).Rows[0][0])).Append('\n');
        }
        catch (MixdownException wrong)
        {
            text.Append(wrong.Message).Append('\n');
        }
    }

    static string Column(TileColumn column) => string.Concat(
        $"{column.Label}: {column.Role}",
        column.Field is { } field ? $" {field}" : "",
        column.Grain is { } grain ? $" by {grain}" : "",
        column.IsAdditive ? " +" : "",
        column.HasBar ? " bar" : "",
        column.Format is { } format ? $" {Format(format)}" : "");

    static string Format(ValueFormat format) =>
        $"{format.Currency}{format.Decimals}{format.Unit}{(format.IsPercent ? "%" : "")}{(format.IsBytes ? "bytes" : "")}{format.Duration}{(format.IsCompact ? "~" : "")}";

    /// <summary>Numbers as they are equal in both engines: six digits, no zeros at the end.</summary>
    static string Text(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture),
    };
}
