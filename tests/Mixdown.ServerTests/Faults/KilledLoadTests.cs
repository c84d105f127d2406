using System.Globalization;
using System.Text;

namespace Mixdown.ServerTests.Faults;

/// <summary>A load of three tables, replaced, merged and with versions, whose process is killed: readers see all three as they were, or
/// all as they are to be, and the next load ends what was begun.</summary>
/// <remarks><c>MIXDOWN_KILLS</c> is the number of kills, 4 by default (<c>./mx soak</c>: 50); <c>MIXDOWN_KILL_SEED</c> chooses the
/// moments.</remarks>
public sealed class KilledLoadTests : IDisposable
{
    const int Rows = 20_000;

    const string Loads =
        """
        loads:
          shop:
            type: csv
            path: "raw/{table}.csv"
            unique_key: id
            tables:
              replaced: { write_disposition: replace }
              merged: { write_disposition: merge }
              versions: { write_disposition: { disposition: merge, strategy: scd2 } }
        """;

    static readonly string[] Tables = ["merged", "replaced", "versions"];

    readonly TempFolder _folder = new();

    static int Kills => Number("MIXDOWN_KILLS", 4);

    static int Seed => Number("MIXDOWN_KILL_SEED", 1);

    [Fact]
    public async Task A_killed_load_shows_the_old_tables_or_the_new_ones_and_is_finished_by_the_next()
    {
        var calm = await LoadedAsync("calm");
        var old = await ContentAsync(calm);
        Write(calm, isChanged: true);
        var started = TimeProvider.System.GetTimestamp();
        (await RunAsync(calm, "load")).Expect(0);
        var whole = TimeProvider.System.GetElapsedTime(started);
        var fresh = await ContentAsync(calm);
        Assert.NotEqual(old, fresh);
        var chance = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            var project = await LoadedAsync($"killed-{kill}");
            Write(project, isChanged: true);
            using (var running = MixdownProcess.Start(project, None, "load"))
                (await running.KillAfterAsync(whole * (0.3 + 0.7 * chance.NextDouble())))?.Expect(0);

            var seen = await ContentAsync(project);
            Assert.True(seen == old || seen == fresh, $"kill {kill} of seed {Seed}:\n{seen}\nis neither\n{old}\nnor\n{fresh}");
            (await RunAsync(project, "load")).Expect(0);
            Assert.Equal(fresh, await ContentAsync(project));
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A project whose first version is in the lake.</summary>
    async Task<string> LoadedAsync(string name)
    {
        _folder.Write($"{name}/dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\n");
        _folder.Write($"{name}/profiles.yml", "small:\n  target: dev\n  outputs:\n    dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 2 }\n");
        _folder.Write($"{name}/mixdown.yml", Loads);
        var project = _folder.At(name);
        Write(project, isChanged: false);
        (await RunAsync(project, "load")).Expect(0);
        return project;
    }

    /// <summary>The second version has other values in every third row, and some rows more.</summary>
    static void Write(string project, bool isChanged)
    {
        foreach (var table in Tables)
        {
            var text = new StringBuilder("id,name\n");
            for (var id = 0; id < (isChanged ? Rows + 500 : Rows); id++)
                text.Append(CultureInfo.InvariantCulture, $"{id},{(isChanged && id % 3 == 0 ? "new" : "old")} {id * 7919 % 10_007}\n");
            Directory.CreateDirectory(Path.Combine(project, "raw"));
            File.WriteAllText(Path.Combine(project, "raw", $"{table}.csv"), text.ToString());
        }
    }

    /// <summary>What a person who builds now sees: rows and histories of all tables in a few numbers.</summary>
    static async Task<string> ContentAsync(string project)
    {
        (await RunAsync(project, "build")).Expect(0);
        var counts = Tables.SelectMany(table => new[] { table, table + "__history" }).Select(table =>
            $"select '{table}' as t, count(*) as rows, count(distinct id) as ids, sum(hash(id, name)) as content from shop.{table}");
        var versions = "select 'current', count(*), count(distinct id), sum(hash(id, name)) from shop.versions where _mx_is_current";
        return (await RunAsync(project, "query", "--format", "csv", string.Join(" union all ", [.. counts, versions]) + " order by 1")).Expect(0).Output;
    }

    static Task<MixdownProcess.Ended> RunAsync(string project, params string[] arguments) => MixdownProcess.RunAsync(project, None, arguments);

    static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : byDefault;
}
