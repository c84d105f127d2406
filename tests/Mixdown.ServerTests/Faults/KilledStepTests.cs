using System.Globalization;
using Mixdown.ServerTests.Faults.Steps;
using Mixdown.Testing.Postgres;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.Faults;

/// <summary>A build that is killed in front of any of its statements leaves each relation as it was or as it is to be, and nothing
/// beside them; the next build goes on from there.</summary>
/// <remarks><c>MIXDOWN_KILL_STEPS</c> is the number of statements to try, spread over the build (<c>./mx soak</c>: all).</remarks>
public sealed class KilledStepTests
{
    static int Steps => int.TryParse(Environment.GetEnvironmentVariable("MIXDOWN_KILL_STEPS"), CultureInfo.InvariantCulture, out var steps) ? steps : 4;

    [Fact]
    public async Task On_DuckDB_each_relation_is_the_old_one_or_the_new_one()
    {
        using var warehouse = new DuckDbWarehouse();
        using var stop = new DuckDbStop();
        await KillAsync(warehouse, stop);
    }

    [Fact(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    public async Task On_PostgreSQL_each_relation_is_the_old_one_or_the_new_one()
    {
        using var database = PostgresServer.OfProcess.CreateDatabase();
        using var stop = new PostgresStop(database);
        stop.Reset();
        await KillAsync(database, stop);
    }

    static async Task KillAsync(ITestWarehouse warehouse, IStepStop stop)
    {
        using var project = new StepProject(warehouse, stop);
        await project.BeginAsync();
        var old = project.Rows();
        stop.Reset();
        (await project.RunAsync()).Expect(0);
        var (fresh, statements) = (project.Rows(), stop.Count());
        Assert.NotEqual(old, fresh);
        var stride = Math.Max(1, statements / Steps);
        for (var step = stride / 2; step < statements; step += stride)
        {
            await project.BeginAsync();
            Assert.True(await project.KillAsync(step), $"the build ended before its statement {step} of {statements}");
            AssertOldOrNew(project.Rows(), old, fresh, step);
            (await project.RunAsync()).Expect(0);
            Assert.Equal(fresh, project.Rows());
        }
    }

    static void AssertOldOrNew(
        IReadOnlyDictionary<string, string> found, IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> fresh, int step)
    {
        Assert.Equal(old.Keys, found.Keys);
        foreach (var (relation, rows) in found)
            Assert.True(rows == old[relation] || rows == fresh[relation], $"{relation} is neither old nor new when killed at statement {step}:\n{rows}");
    }
}
