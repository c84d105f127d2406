using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Testing.Warehouses;

/// <summary>What two builds of a project left in the schema <c>gold</c> of their warehouses.</summary>
static class GoldTables
{
    /// <summary>The tables of the one are those of the other, as multisets of rows.</summary>
    /// <param name="one">A warehouse's file.</param>
    /// <param name="other">Another one.</param>
    /// <param name="told">What to add where they differ.</param>
    public static void AssertSame(string one, string other, string told = "")
    {
        var cancel = TestContext.Current.CancellationToken;
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        session.Execute($"attach '{one}' as one (read_only); attach '{other}' as other (read_only)", cancel);
        var tables = session.Query("select table_name from information_schema.tables where table_catalog = 'one' and table_schema = 'gold' order by 1", cancel);
        Assert.NotEmpty(tables.Rows);
        foreach (var row in tables.Rows)
            AssertSameRows(session, (string)row[0]!, told);
    }

    static void AssertSameRows(IEngineSession session, string table, string told)
    {
        var different = session.Query(
            $"""
            select count(*) from (
              (select * from one.gold."{table}" except all select * from other.gold."{table}")
              union all
              (select * from other.gold."{table}" except all select * from one.gold."{table}"))
            """,
            TestContext.Current.CancellationToken);
        Assert.True(different.Rows[0][0] is 0L, $"{table}: {different.Rows[0][0]} rows differ{told}");
    }
}
