using Mixdown.Testing.Postgres;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.PostgresCdc;

/// <summary>A large value that an update does not touch is not in the log, and stays in the lake all the same.</summary>
public sealed class LargeValueTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly CdcLab _lab = new(parquet);

    [Theory(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    [InlineData("latest", "bronze.t")]
    [InlineData("scd2", "bronze.t where _mx_is_current")]
    public async Task It_is_that_of_the_row_before_wherever_that_is(string strategy, string current)
    {
        Run("""
            create table t (id int primary key, n int, "the body" text, other text);
            alter table t alter "the body" set storage external, alter other set storage external;
            insert into t select i, 0, repeat(chr(64 + i), 3000), repeat('o', 2500) from generate_series(1, 6) i
            """);
        _lab.Follow(("tables", LoadLab.Map(("t", LoadLab.Map(("write_disposition", LoadLab.Map(("disposition", "merge"), ("strategy", strategy))))))));
        await _lab.LoadAsync();
        // 1 stays at its key, 2 moves twice, 3 gets one value and loses another, 4 goes and comes back, 7 is inserted in the same load.
        Run("update t set n = n + 1 where id in (1, 2)");
        Run("update t set n = 2 where id = 1; update t set id = 20 where id = 2; update t set id = 21, n = 5 where id = 20; update t set n = 9 where id = 21");
        Run("""update t set "the body" = repeat('x', 3000) where id = 3; update t set n = 7 where id = 3; update t set other = null where id = 3; update t set n = 8 where id = 3""");
        Run("delete from t where id = 4; insert into t values (4, 40, repeat('y', 3000), null); update t set n = 41 where id = 4");
        Run("insert into t values (7, 70, repeat('z', 3000), repeat('p', 2500)); update t set id = 8 where id = 7");

        await _lab.LoadAsync();

        Assert.Equal(
            ["1|2|A3000|o", "3|8|x3000|NULL", "4|41|y3000|NULL", "5|0|E3000|o", "6|0|F3000|o", "8|70|z3000|p", "21|9|B3000|o"],
            await RowsAsync($"{current} order by id"));
        Assert.Equal(
            ["1|1|A3000|o", "2|1|B3000|o", "1|2|A3000|o", "2|NULL|NULL|NULL", "20|1|B3000|o", "20|NULL|NULL|NULL", "21|5|B3000|o", "21|9|B3000|o"],
            await RowsAsync("bronze.t__history where _mx_seq = 2 order by _mx_row limit 8"));
        Assert.Equal(
            ["""1|["the body","other"]""", "2|NULL"],
            await _lab.Lab.QueryAsync("select id, _mx_unchanged from bronze.t__history where _mx_seq = 2 and _mx_row in (1, 4) order by _mx_row"));

        // And once more over the lake alone.
        Run("update t set n = n + 100");
        await _lab.LoadAsync();
        Assert.Equal(
            ["1|102|A3000|o", "3|108|x3000|NULL", "4|141|y3000|NULL", "5|100|E3000|o", "6|100|F3000|o", "8|170|z3000|p", "21|109|B3000|o"],
            await RowsAsync($"{current} order by id"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_row_that_is_updated_very_often_is_followed_back_in_leaps()
    {
        Run("create table t (id int primary key, n int, body text); alter table t alter body set storage external; insert into t values (1, 0, repeat('b', 4000))");
        _lab.Follow();
        await _lab.LoadAsync();
        Run("do $$ begin for i in 1..3000 loop update t set n = i; end loop; end $$");

        await _lab.LoadAsync();

        Assert.Equal(["3000|4000|4000"], await _lab.Lab.QueryAsync("select count(*), min(length(body)), max(length(body)) from bronze.t__history where _mx_seq = 2"));
    }

    public static bool HasServer => PostgresServer.IsThere;

    public void Dispose() => _lab.Dispose();

    void Run(string sql) => _lab.Db.Run(sql);

    Task<IReadOnlyList<string>> RowsAsync(string from) =>
        _lab.Lab.QueryAsync($"""select id, n, left("the body", 1) || length("the body"), left(other, 1) from {from}""");
}
