using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads;
using Mixdown.Tests.Delta;
using Mixdown.Tests.Load;

namespace Mixdown.Tests.Evolution;

/// <summary>What is kept of each change, and what happens when a load dies in the middle of one.</summary>
public sealed class SchemaVersionTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet) { Settings = Settings("evolve") };

    [Fact]
    public async Task Every_change_has_a_version_and_a_column_that_stays_away_is_told_of_once()
    {
        await LoadAsync("id,n\n1,5\n");
        await LoadAsync("id,n,note\n2,6,x\n");
        await LoadAsync("id,note\n3,y\n");
        await LoadAsync("id,note\n4,z\n");
        await LoadAsync("id,n,note\n5,7.5,z\n");

        Assert.Equal(
            ["1: ", "2: + note text", "3: n is missing in the source", "4: n bigint → decimal(38,1), n is in the source again"],
            (await HistoryAsync()).Select(version => $"{version.Version}: {string.Join(", ", version.Changes)}"));
        Assert.Equal([2, 2 + 1, 3, 3], (await HistoryAsync()).Select(version => version.Columns));
    }

    [Fact]
    public async Task A_load_says_what_it_changed_and_a_new_table_is_no_change()
    {
        await LoadAsync("id,n\n1,5\n");
        Assert.Empty(_lab["t"].SchemaVersions);

        await LoadAsync("id,n\n2,x\n");

        Assert.Equal(new SchemaChange("n", SchemaChangeKind.Widened, "bigint", "text"), Assert.Single(Assert.Single(_lab["t"].SchemaVersions).Changes));
    }

    [Fact]
    public async Task A_table_may_have_a_contract_of_its_own_and_takes_the_rest_from_the_load()
    {
        _lab.Settings = LoadLab.Map(
            ("path", "in/{table}/*.csv"),
            ("schema_contract", LoadLab.Map(("columns", "discard_value"))),
            ("tables", LoadLab.Map(("t", LoadLab.Map(("schema_contract", LoadLab.Map(("data_type", "evolve"))))))));
        _lab.Write("u/1.csv", "id,n\n1,5\n");
        await LoadAsync("id,n\n1,5\n");
        _lab.Write("u/2.csv", "id,n,x\n1,5.5,a\n");

        await LoadAsync("id,n,x\n2,5.5,a\n");

        Assert.Equal(["id|BIGINT", "n|DECIMAL(38,1)"], await _lab.ColumnsAsync("t"));
        Assert.Equal(["id|BIGINT", "n|BIGINT"], await _lab.ColumnsAsync("u"));
    }

    [Fact]
    public async Task A_declared_type_that_is_wider_comes_with_migrate_and_without_new_files()
    {
        _lab.Settings = Settings("rescue");
        await LoadAsync("id,n\n1,5\n");
        _lab.Settings = Settings("rescue", ("tables", LoadLab.Map(("t", LoadLab.Map(("columns", LoadLab.Map(("n", "decimal(21,2)"))))))));
        _lab.Write("t/9.csv", "id,n\n2,1.25\n");
        Assert.Contains("MX2063", await _lab.FailureAsync());
        File.Delete(Path.Combine(_lab.SourceFolder, "t/9.csv"));

        _lab.Migrates = true;
        await _lab.LoadAsync();

        Assert.Equal((LoadOutcome.UpToDate, 1), (_lab["t"].Outcome, _lab["t"].SchemaVersions.Count));
        Assert.Equal(["id|BIGINT", "n|DECIMAL(21,2)"], await _lab.ColumnsAsync("t"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_load_that_dies_while_a_column_becomes_wider_leaves_the_old_table_or_the_new_one(bool afterEffect)
    {
        var (points, died) = (0, true);
        while (died)
        {
            using var lab = new LoadLab(parquet) { Settings = Settings("evolve") };
            lab.Write("t/1.csv", "id,n\n1,5\n");
            await lab.LoadAsync();
            lab.Write("t/2.csv", "id,n\n2,1.5\n");
            died = await DiesAsync(lab, ++points, afterEffect);
            var rows = string.Join(',', await lab.QueryAsync("select id, n from bronze.t order by id"));
            Assert.True(rows is "1|5" or "1|5.0,2|1.5", rows);
            await lab.LoadAsync();
            Assert.True(lab.Last!.Succeeded);
            Assert.Equal(["1|5.0|t/1.csv", "2|1.5|t/2.csv"], await lab.QueryAsync("select id, n, _mx_file from bronze.t order by id"));
        }
        Assert.True(points > 10, $"only {points} calls");
    }

    [Fact]
    public async Task A_file_whose_rows_were_written_anew_can_still_be_replaced()
    {
        await LoadAsync("id,n\n1,5\n");
        await LoadAsync("id,n\n2,1.5\n");
        _lab.Write("t/1.csv", "id,n\n7,8\n");

        await _lab.LoadAsync();

        Assert.Equal(["2|1.5", "7|8.0"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
    }

    public void Dispose() => _lab.Dispose();

    static Mixdown.Data.Settings.SettingNode.Map Settings(string types, params (string, object)[] more) => LoadLab.Map(
        [("path", "in/{table}/*.csv"), ("schema_contract", LoadLab.Map(("data_type", types))), .. more]);

    static async Task<bool> DiesAsync(LoadLab lab, int at, bool afterEffect)
    {
        var lake = lab.Lake;
        lab.Lake = new FailingStore(lake, at, afterEffect, forever: true);
        var error = await Record.ExceptionAsync(() => lab.LoadAsync());
        Assert.True(error is null or IOException, error?.ToString());
        lab.Lake = lake;
        return error is not null;
    }

    int _files;

    async Task LoadAsync(string content)
    {
        _lab.Write($"t/{++_files}.csv", content);
        await _lab.LoadAsync();
        Assert.True(_lab.Last!.Succeeded, string.Join('\n', _lab.Last.Errors));
    }

    async Task<IReadOnlyList<SchemaVersion>> HistoryAsync() => await _lab.HistoryAsync("t");
}
