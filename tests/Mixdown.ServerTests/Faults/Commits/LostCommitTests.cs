using System.Globalization;
using Mixdown.ServerTests.Faults.Steps;
using Mixdown.Testing.Postgres;

namespace Mixdown.ServerTests.Faults.Commits;

/// <summary>The connection breaks between a COMMIT and its answer. The run says that it does not know; the next one finds out, and goes
/// on from there.</summary>
/// <remarks><c>MIXDOWN_KILL_STEPS</c> is the number of commits to try, spread over the build (<c>./mx soak</c>: all).</remarks>
public sealed class LostCommitTests
{
    const string Unknown = "The connection to the server was lost while it was asked to commit, so it is not known whether it did";

    static readonly string[][] NextRuns = [["build"], ["build", "--changed"], ["retry"]];

    static int Steps => int.TryParse(Environment.GetEnvironmentVariable("MIXDOWN_KILL_STEPS"), CultureInfo.InvariantCulture, out var steps) ? steps : 3;

    [Theory(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_build_says_what_it_does_not_know_and_the_next_one_makes_every_table_right(bool delivers)
    {
        using var database = new DatabaseOverLine();
        using var project = new StepProject(database, new NoStop());
        await project.BeginAsync();
        var old = project.Rows();
        database.Line.BreakAt(-1);
        (await project.RunAsync()).Expect(0);
        var (fresh, commits) = (project.Rows(), database.Line.Commits);
        Assert.InRange(commits, 14, 100);
        var stride = Math.Max(1, commits / Steps);
        for (var commit = delivers ? 0 : stride / 2; commit < commits; commit += stride)
        {
            await project.BeginAsync();
            database.Line.BreakAt(commit, delivers);

            var lost = await project.RunAsync();

            Assert.True(lost.ExitCode == 1, lost.Output + lost.Errors);
            Assert.Contains(Unknown, lost.Output + lost.Errors, StringComparison.Ordinal);
            AssertOldOrNew(project.Rows(), old, fresh, commit);
            (await project.AgainAsync(NextRuns[commit % NextRuns.Length])).Expect(0);
            Assert.Equal(fresh, project.Rows());
        }
    }

    [Fact(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    public async Task A_copy_of_bronze_whose_commit_got_no_answer_is_there_once()
    {
        using var database = new DatabaseOverLine();
        using var folder = new TempFolder();
        folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        folder.Write("profiles.yml", $"shop: {{ target: dev, outputs: {{ dev: {{ {database.Output}, schema: shop, threads: 1 }} }} }}\n");
        folder.Write("mixdown.yml", "loads: { raw: { type: csv, path: \"in/{table}/*.csv\" } }\n");
        folder.Write("models/sources.yml", "sources: [{ name: raw, tables: [{ name: sale }] }]\n");
        folder.Write("models/total.sql", "{{ config(materialized='table') }} select count(*) as n, sum(amount) as amount from {{ source('raw', 'sale') }}");
        Task<MixdownProcess.Ended> RunAsync(params string[] command) => MixdownProcess.RunAsync(folder.Root, new Dictionary<string, string>(), command);

        var (rows, amount) = (0, 0);
        // Commit 0 is that of the schemas, 1 that of the rows, 2 that of the model.
        foreach (var (commit, delivers) in ((int, bool)[])[(0, true), (1, true), (1, false), (2, true)])
        {
            folder.Write($"in/sale/{rows}.csv", $"id,amount\n{++rows},{rows}\n{++rows},{rows}\n");
            amount += rows - 1 + rows;
            (await RunAsync("load")).Expect(0);
            database.Line.BreakAt(commit, delivers);
            var lost = await RunAsync("build");
            Assert.Contains(Unknown, lost.Output + lost.Errors, StringComparison.Ordinal);
            Assert.Equal(1, lost.ExitCode);

            database.Line.BreakAt(-1);
            (await RunAsync("build", "--changed")).Expect(0);
            Assert.Equal($"n,amount\n{rows},{amount}\n", (await RunAsync("query", "select n, amount from shop.total", "--format", "csv")).Expect(0).Output);
        }
    }

    static void AssertOldOrNew(
        IReadOnlyDictionary<string, string> found, IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> fresh, int commit)
    {
        foreach (var (relation, rows) in found)
            Assert.True(rows == old.GetValueOrDefault(relation) || rows == fresh[relation], $"{relation} is neither old nor new when the answer to commit {commit} was lost:\n{rows}");
    }
}
