using System.Globalization;
using Mixdown.ServerTests.Chdb;

namespace Mixdown.ServerTests.Faults;

/// <summary>A lake whose care is interrupted: by kills, by a full disk, and read by an independent reader after each kind of it.</summary>
/// <remarks><c>MIXDOWN_KILLS</c> makes it longer (<c>./mx soak</c>).</remarks>
public sealed class LakeCareTests : IDisposable
{
    const int Files = 60;
    const int RowsOfFile = 2000;
    const string NoRoot = "a small disk takes root: mount -t tmpfs";
    static readonly Dictionary<string, string> NoVariables = [];

    readonly TempFolder _folder = new();

    static int Kills => int.Parse(Environment.GetEnvironmentVariable("MIXDOWN_KILLS") ?? "8", CultureInfo.InvariantCulture);

    static string Expected => $"{Files * RowsOfFile}|{Files * (long)RowsOfFile * (RowsOfFile + 1) / 2}";

    [Fact]
    public async Task Optimize_and_vacuum_that_are_killed_lose_no_row_and_are_finished_by_the_next()
    {
        Write(_folder.Root);
        await RunAsync("load");
        var chance = new Random(1);
        for (var kill = 0; kill < Kills; kill++)
        {
            string[] care = kill % 2 == 0 ? ["lake", "optimize", "--target-size", "400kB"] : ["lake", "vacuum", "--retain", "0", "--force"];
            using var running = MixdownProcess.Start(_folder.Root, NoVariables, care);
            await running.KillAfterAsync(TimeSpan.FromMilliseconds(150 + chance.Next(900)));
            Assert.Equal(Expected, await RowsAsync());
        }
        await RunAsync("lake", "optimize");
        await RunAsync("lake", "vacuum", "--retain", "0", "--force");
        Write(_folder.Root, file: 7, factor: -1);
        await RunAsync("load");

        var sum = Files * (long)RowsOfFile * (RowsOfFile + 1) / 2 - RowsOfFile * (RowsOfFile + 1L);
        Assert.Equal($"{Files * RowsOfFile}|{sum}", await RowsAsync());
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Compacted_restored_and_published_tables_are_read_by_an_independent_reader()
    {
        Write(_folder.Root);
        await RunAsync("load");
        await RunAsync("lake", "optimize", "bronze.t");
        Assert.Equal(Expected, await ByChdbAsync("bronze/t"));
        Write(_folder.Root, file: 7, factor: -1);
        await RunAsync("load");
        await RunAsync("lake", "restore", "bronze.t", "--version", "0");
        Assert.Equal(Expected, await ByChdbAsync("bronze/t"));

        await RunAsync("build");

        Assert.Equal(Expected, await ByChdbAsync("gold/fact"));
        Assert.Equal(Expected, await ByChdbAsync("gold/parted"));
    }

    [Fact(Skip = NoRoot, SkipType = typeof(SmallDisk), SkipUnless = nameof(SmallDisk.CanMount))]
    public async Task Optimize_on_a_full_disk_says_so_changes_nothing_and_goes_on_when_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 100);
        Write(disk.Root);
        (await MixdownProcess.RunAsync(disk.Root, NoVariables, "load")).Expect(0);
        var ballast = Path.Combine(disk.Root, "ballast");
        Fill(ballast);

        var full = await MixdownProcess.RunAsync(disk.Root, NoVariables, "lake", "optimize", "bronze.t");
        File.Delete(ballast);
        disk.Grow(megabytes: 200);

        Assert.Equal(2, full.ExitCode);
        Assert.Matches("(?i)disk is full|no space left", full.Output + full.Errors);
        Assert.Equal(Expected, await RowsAsync(disk.Root));
        (await MixdownProcess.RunAsync(disk.Root, NoVariables, "lake", "optimize", "bronze.t")).Expect(0);
        Assert.Equal(Expected, await RowsAsync(disk.Root));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Takes what room there is but for a few pages: who says that the disk is full needs one.</summary>
    static void Fill(string path)
    {
        using var file = File.Create(path);
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            file.SetLength(file.Length - (32 << 10));
        }
    }

    /// <summary>A project of one table in many files, or with one of its files changed.</summary>
    static void Write(string root, int? file = null, int factor = 1)
    {
        if (file is null)
        {
            Write(root, "dbt_project.yml", "name: shop\nprofile: shop\nmodels: { shop: { +schema: gold, +materialized: table, +lake: true } }\n");
            Write(root, "macros/names.sql", "{% macro generate_schema_name(name, node) %}{{ name or target.schema }}{% endmacro %}");
            Write(root, "profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, schema: main, threads: 2 } } }\n");
            Write(root, "mixdown.yml", "loads:\n  shop: { type: csv, schema: bronze, path: \"in/{table}/*.csv\" }\n");
            Write(root, "models/sources.yml", "sources: [{ name: shop, schema: bronze, tables: [{ name: t }] }]\n");
            Write(root, "models/fact.sql", "select n, id from {{ source('shop', 't') }}");
            Write(root, "models/parted.sql", "{{ config(lake={'partition_by': 'part'}) }} select n, id, n % 3 as part from {{ source('shop', 't') }}");
        }
        foreach (var at in file is { } one ? [one] : Enumerable.Range(0, Files))
        {
            var rows = Enumerable.Range(1, RowsOfFile).Select(row => string.Create(CultureInfo.InvariantCulture, $"{at},{row * factor}\n"));
            Write(root, string.Create(CultureInfo.InvariantCulture, $"in/t/{at:D3}.csv"), "n,id\n" + string.Concat(rows));
        }
    }

    static void Write(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    async Task RunAsync(params string[] arguments) => (await MixdownProcess.RunAsync(_folder.Root, NoVariables, arguments)).Expect(0);

    /// <summary>How many rows there are, and the sum of their ids.</summary>
    async Task<string> RowsAsync(string? root = null)
    {
        var answer = (await MixdownProcess.RunAsync(
            root ?? _folder.Root, NoVariables, "query", "select count(*) || '|' || sum(id) as found from bronze.t", "--as-of", "2999-01-01", "--format", "csv")).Expect(0);
        return answer.Output.Trim().Split('\n')[^1].Trim();
    }

    async Task<string> ByChdbAsync(string table)
    {
        var rows = await ChdbReader.QueryAsync($"select concat(toString(count()), '|', toString(sum(id))) from deltaLakeLocal('{_folder.At("data/dev/lake/" + table)}')");
        return rows[0][0].Trim('[', ']', '"');
    }
}
