using System.Globalization;
using Mixdown.Testing.Postgres;
using Mixdown.Testing.Streams;

namespace Mixdown.ServerTests.Postgres;

/// <summary>Live tables beside a warehouse that DuckDB cannot attach: they are asked, fall back to batch, and are reconciled.</summary>
public sealed class LiveOnPostgresTests : IDisposable
{
    const string DeclaredColumns = ", columns: { id: bigint, ts: bigint, level: string, price: double }";

    /// <summary>What events say is a double, and the fact has made it a decimal.</summary>
    const string Asked = "select level, listens, paid::double as paid from live.listens_per_minute order by window_start, level";

    readonly StreamedSmallProject? _project = PostgresServer.IsThere
        ? new StreamedSmallProject($"{{ {PostgresServer.OfProcess.CreateDatabase().Output}, schema: public }}", DeclaredColumns)
        : null;

    /// <summary>Three events in one minute, one in the next, which closes it: prices 1.25, 2.25 and 3.25, then 4.25.</summary>
    [Fact(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    public async Task Live_tables_are_asked_and_reconciled_with_a_fact_in_postgres()
    {
        var project = _project!;
        (await project.RunAsync("build")).Expect(0);
        using (var streams = await project.StreamAsync())
        {
            await project.SendAsync(Event(1, 0, "free"), Event(2, 10, "paid"), Event(3, 20, "paid"), Event(4, 70, "free"));
            await project.CommittedAsync(4);
            Assert.Equal("level,listens,paid\nfree,1,1.25\npaid,2,5.5\nfree,1,4.25\n", await project.AnswerAsync(Asked));
            (await project.RunAsync("build")).Expect(0);
            Assert.Contains("1 window   2 rows", (await project.RunAsync("reconcile")).Expect(0).Output, StringComparison.Ordinal);

            var both = await project.RunAsync("query", "select * from live.listens_per_minute, public.fact_listen");
            Assert.Contains("MX4087", both.Expect(2).Errors, StringComparison.Ordinal);
            streams.Interrupt();
            (await streams.EndAsync()).Expect(0);
        }

        var batch = (await project.RunAsync("query", Asked, "--format", "csv")).Expect(0);
        Assert.Equal("level,listens,paid\nfree,1,1.25\npaid,2,5.5\nfree,1,4.25\n", batch.Output);
        Assert.Contains("MX4088", batch.Errors, StringComparison.Ordinal);
        Assert.Contains("live values made anew from the lake", (await project.RunAsync("reconcile")).Expect(0).Output, StringComparison.Ordinal);
    }

    /// <summary>A late event of a window that batch has already: live knows it, and the fact does not.</summary>
    [Fact(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    public async Task What_came_after_the_build_is_found_in_postgres_too()
    {
        var project = _project!;
        using var streams = await project.StreamAsync();
        await project.SendAsync(Event(1, 0, "free"), Event(2, 70, "free"));
        await project.CommittedAsync(2);
        (await project.RunAsync("build")).Expect(0);
        await project.SendAsync(Event(3, 30, "free"));
        await project.CommittedAsync(3);

        var found = (await project.RunAsync("reconcile")).Expect(1).Output;

        Assert.Contains("level=free  listens  2", found, StringComparison.Ordinal);
        Assert.Contains("1 event came after the last build", found, StringComparison.Ordinal);
        streams.Interrupt();
        await streams.EndAsync();
    }

    public void Dispose() => _project?.Dispose();

    static string Event(int id, int second, string level)
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        return string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{id}},"ts":{{noon.AddSeconds(second).ToUnixTimeMilliseconds()}},"level":"{{level}}","price":{{id}}.25}""");
    }
}
