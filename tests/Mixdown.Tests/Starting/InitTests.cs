using Mixdown.Engines.DuckDb;
using Mixdown.Tests.MusicStore;

namespace Mixdown.Tests.Starting;

/// <summary><c>mixdown init</c> as a stranger runs it.</summary>
public sealed class InitTests : IDisposable
{
    readonly TempFolder _folder = new();

    [Fact(Skip = TestData.Missing, SkipType = typeof(TestData), SkipUnless = nameof(TestData.IsThere))]
    public async Task A_folder_of_files_becomes_tested_tables()
    {
        var ended = (await RunAsync("init", "shop", "--from", Path.Combine(TestData.Folder, "chinook"))).Expect(0);

        Assert.Contains("11 tables, 11 keys, 10 relationships", ended.Output, StringComparison.Ordinal);
        Assert.Contains("82 checks     82 passed", ended.Output, StringComparison.Ordinal);
        Assert.Equal("2328.60, 412", Ask("select sum(total), count(*) from gold.fact_invoice"));
        Assert.Equal("60, 35.64", Ask("select count(*), any_value(total order by month) from gold.mart_invoice_monthly"));
        Assert.Equal("59", Ask("select count(*) from gold.dim_customer"));
    }

    [Fact]
    public async Task What_does_not_hold_on_the_rows_is_not_claimed()
    {
        _folder.Write("data/customer.csv", "Customer ID,Name\n1,Ann\n2,Ben\n3,Cem\n");
        _folder.Write("data/visit.csv", "customer_id,on,spent\n1,2024-01-01,3.50\n9,2024-02-01,1.00\n1,2024-03-01,2.00\n");
        _folder.Write("data/note.csv", "id,text\n1,a\n1,b\n");

        (await RunAsync("init", "shop", "--from", "data")).Expect(0);

        var silver = File.ReadAllText(_folder.At("shop/models/silver/_silver.yml"));
        Assert.DoesNotContain("relationships", silver, StringComparison.Ordinal);
        Assert.Equal(1, silver.Split("- unique").Length - 1);
        Assert.Equal("6.50", Ask("select sum(spent) from gold.fact_visit"));
    }

    [Fact]
    public async Task A_few_rows_that_lead_nowhere_are_a_warning()
    {
        _folder.Write("data/customer.csv", "id,name\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"{i},n{i}\n")));
        _folder.Write("data/visit.csv", "visit_id,customer_id,spent\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"{i},{(i == 200 ? 999 : 1 + (i % 100))},1.00\n")));

        var ended = (await RunAsync("init", "shop", "--from", "data")).Expect(0);

        Assert.Contains("1 with rows that lead nowhere", ended.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 200 rows have none", File.ReadAllText(_folder.At("shop/models/gold/_gold.yml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_a_few_rows_repeat_is_named()
    {
        _folder.Write("data/customer.csv", "id,name\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"{i},n{i}\n")) + "7,n7\n9,n9\n");
        _folder.Write("data/visit.csv", "visit_id,customer_id,order\n1,1,web\n2,7,shop\n");

        var ended = (await RunAsync("init", "shop", "--from", "data")).Expect(0);

        Assert.Contains("customer.id would be a key, but 2 values occur more than once", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("visit.visit_id would", ended.Output, StringComparison.Ordinal);
        Assert.Contains("mixdown serve", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_taken_is_left_alone()
    {
        _folder.Write("shop/letter.txt", "dear");
        _folder.Write("data/a.csv", "id\n1\n");

        var ended = (await RunAsync("init", "shop", "--from", "data")).Expect(2);

        Assert.Contains("MX4070", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(["letter.txt"], Directory.GetFileSystemEntries(_folder.At("shop")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_dbt_project_gets_a_load_for_each_source()
    {
        _folder.Write("dbt/dbt_project.yml", "name: old\nprofile: old\n");
        _folder.Write("dbt/profiles.yml", "old:\n  target: dev\n  outputs:\n    dev: { type: duckdb, path: old.duckdb }\n");
        _folder.Write("dbt/models/sources.yml", "sources:\n  - name: crm\n    schema: raw\n    tables:\n      - name: person\n      - name: firm\n");

        (await RunAsync("init", "--from", "dbt")).Expect(0);

        Assert.Contains("tables: [firm, person]", File.ReadAllText(_folder.At("dbt/mixdown.yml")), StringComparison.Ordinal);
        Assert.Contains("MX4074", (await RunAsync("init", "--from", "dbt")).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("music-store")]
    [InlineData("music-events")]
    [InlineData("shopping")]
    public async Task An_example_is_copied_with_what_it_uses(string example)
    {
        (await RunAsync("init", "mine", "--example", example)).Expect(0);

        (await MixdownProcess.RunAsync(_folder.At("mine"), new Dictionary<string, string>(), "parse")).Expect(0);
        Assert.Contains("MX4070", (await RunAsync("init", "mine", "--example", example)).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from DATA, or --example NAME")]
    [InlineData("--from DATA, or --example NAME", "--from", "data", "--example", "shopping")]
    [InlineData("'music-events'", "--example", "music")]
    public async Task It_says_what_the_project_may_begin_as(string said, params string[] arguments) =>
        Assert.Contains(said, (await RunAsync(["init", "mine", .. arguments])).Expect(2).Errors, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    Task<MixdownProcess.Ended> RunAsync(params IEnumerable<string> arguments) =>
        MixdownProcess.RunAsync(_folder.Root, new Dictionary<string, string>(), arguments);

    string Ask(string sql)
    {
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions
        {
            File = _folder.At("shop/data/dev/warehouse.duckdb"), ProjectFolder = _folder.At("shop"), ReadOnly = true,
        });
        return StoreProject.Ask(engine, sql);
    }
}
