namespace Mixdown.Tests.Cli;

/// <summary>What <c>mixdown load --write-sources</c> writes, and what <c>mixdown validate</c> says of it.</summary>
public sealed class WriteSourcesTests : IDisposable
{
    readonly SmallProject _project = new();

    [Fact]
    public async Task A_load_is_described_once_and_then_only_completed()
    {
        _project.Write("models/sources.yml", "# later\n");
        _project.Write("models/daily.sql", "select 1 as day, 2 as amount\n");
        _project.Write("mixdown.yml", "loads:\n  shop:\n    type: csv\n    path: \"raw/{table}.csv\"\n    tables: { item: { unique_key: id } }\n");
        _project.Write("raw/item.csv", "id,name\n1,a\n2,b\n");

        var first = (await _project.RunAsync("load", "--write-sources")).Expect(0);

        Assert.Matches(@"wrote +models/bronze/_shop__sources.yml +2 tables", first.Output);
        var text = Read("models/bronze/_shop__sources.yml");
        Assert.Contains("          - { name: id, data_type: bigint, data_tests: [unique, not_null] }\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("completed", (await _project.RunAsync("load", "--write-sources")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(text, Read("models/bronze/_shop__sources.yml"));
        (await _project.RunAsync("build")).Expect(0);
    }

    [Fact]
    public async Task A_file_of_another_name_is_completed_where_it_is()
    {
        (await _project.RunAsync("load", "--write-sources")).Expect(0);

        Assert.Matches(@"^sources:\n  - name: shop\n    tables: \[\{ name: sale, columns: \[\{ name: day, data_type: date \}, \{ name: amount, .+ \}\] \}\]\n$", Read("models/sources.yml"));
        Assert.False(File.Exists(Path.Combine(_project.Root, "models/bronze/_shop__sources.yml")));
    }

    [Fact]
    public async Task Tables_and_columns_that_the_lake_does_not_have_are_warnings()
    {
        const string text = "sources:\n  - name: shop\n    tables:\n      - name: sale\n        columns:\n          - name: day\n          - name: amuont\n      - name: sail\n";
        _project.Write("models/sources.yml", text);
        Assert.DoesNotContain("MX4069", (await _project.RunAsync("validate")).Expect(0).Errors, StringComparison.Ordinal);
        (await _project.RunAsync("load")).Expect(0);

        var validate = await _project.RunAsync("validate");
        var found = validate.Output + validate.Errors;

        Assert.Contains("MX4069: the table 'shop.sale' has no column 'amuont' in the lake", found, StringComparison.Ordinal);
        Assert.Contains("models/sources.yml:7:", found, StringComparison.Ordinal);
        Assert.Contains("MX4069: the load 'shop' has no table 'sail' in the lake", found, StringComparison.Ordinal);
        Assert.Contains("models/sources.yml:8:", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_go_with_a_dry_run() =>
        Assert.Contains("neither --watch nor --dry-run", (await _project.RunAsync("load", "--write-sources", "--dry-run")).Expect(2).Errors, StringComparison.Ordinal);

    public void Dispose() => _project.Dispose();

    string Read(string file) => File.ReadAllText(Path.Combine(_project.Root, file));
}
