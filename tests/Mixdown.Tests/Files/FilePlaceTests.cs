using System.Diagnostics;
using System.Text;
using Mixdown.Data.Settings;
using Mixdown.Tests.Load;

namespace Mixdown.Tests.Files;

public sealed class FilePlaceTests(LoadParquet parquet) : IDisposable, IClassFixture<LoadParquet>
{
    readonly LoadLab _lab = new(parquet);

    [Fact]
    public async Task A_bucket_is_loaded_like_a_folder_and_a_changed_object_is_known_by_its_tag()
    {
        var bucket = Bucket("s3://bucket/drop/{table}/*.csv");
        bucket.Put("sale/1.csv", "id,item\n1,Coat\n2,Hat\n");
        bucket.Put("sale/2.csv", "id,item\n3,Shoes\n");
        await _lab.LoadAsync();
        Assert.Equal(["1|Coat|sale/1.csv", "2|Hat|sale/1.csv", "3|Shoes|sale/2.csv"], await Sales());
        bucket.Opened.Clear();

        await _lab.LoadAsync();
        Assert.Empty(bucket.Opened);

        // The same bytes again: another time, the same tag.
        bucket.Put("sale/1.csv", "id,item\n1,Coat\n2,Hat\n");
        bucket.Put("sale/2.csv", "id,item\n3,Boots\n");
        await _lab.LoadAsync();

        Assert.DoesNotContain("sale/1.csv", bucket.Opened);
        Assert.Equal(["1|Coat|sale/1.csv", "2|Hat|sale/1.csv", "3|Boots|sale/2.csv"], await Sales());
    }

    [Fact]
    public async Task Only_what_can_fit_is_listed()
    {
        var bucket = Bucket("s3://bucket/drop/sale-2024-*.csv", ("table", "sale"));
        bucket.Put("sale-2024-01.csv", "id,item\n1,Coat\n");
        bucket.Put("other.csv", "id,item\n2,Hat\n");

        await _lab.LoadAsync();

        Assert.Equal("sale-2024-", Assert.Single(bucket.Listed));
        Assert.Equal(["1|Coat|sale-2024-01.csv"], await Sales());
    }

    [Fact]
    public async Task A_bucket_without_a_fitting_object_says_where_it_looked()
    {
        Bucket("s3://bucket/drop/{table}.csv").Put("a.json", "{}");

        var wrong = await Assert.ThrowsAsync<Mixdown.Data.Diagnostics.MixdownException>(() => _lab.LoadAsync());

        Assert.Equal("mixdown.yml:1:1: error MX2041: no file in s3://bucket/drop fits {table}.csv\n  hint: Bring the files, or correct 'path' of the load.", wrong.Message);
    }

    [Fact]
    public async Task Folders_named_like_hive_partitions_are_columns()
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}/**/*.csv"), ("partitions", "hive"));
        _lab.Write("sale/year=2023/region=Basel%20Stadt/a.csv", "id\n1\n");
        _lab.Write("sale/year=2024/region=__HIVE_DEFAULT_PARTITION__/a.csv", "id\n2\n");

        await _lab.LoadAsync();

        Assert.Equal(["id|BIGINT", "year|BIGINT", "region|VARCHAR"], await _lab.ColumnsAsync("sale"));
        Assert.Equal(["1|2023|Basel Stadt", "2|2024|NULL"], await _lab.QueryAsync("select id, year, region from bronze.sale order by id"));
    }

    [Fact]
    public async Task A_folder_whose_name_does_not_fit_its_column_fails_the_load_and_says_where()
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}/**/*.csv"), ("partitions", "hive"));
        _lab.Write("sale/year=2023/a.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("sale/year=last/b.csv", "id\n2\n");

        Assert.Equal(
            "sale/year=last/b.csv:1:1: error MX2204: 'last' in the path of sale/year=last/b.csv is no bigint (column 'year')\n"
            + "  hint: Correct the folder's name, or declare the column as text before its first load.",
            await _lab.FailureAsync());
    }

    [Fact]
    public async Task A_file_waits_for_its_marker()
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}/*"), ("done_marker", "{file}.done"));
        _lab.Write("sale/1.csv", "id\n1\n");
        _lab.Write("sale/2.csv", "id\n2\n");
        _lab.Write("sale/1.csv.done", "");

        await _lab.LoadAsync();
        Assert.Equal(["1"], await _lab.QueryAsync("select id from bronze.sale"));
        Assert.Equal("MX2207", Assert.Single(_lab["sale"].Warnings).Code);

        _lab.Write("sale/2.csv.done", "");
        await _lab.LoadAsync();
        Assert.Equal(["1", "2"], await _lab.QueryAsync("select id from bronze.sale order by id"));
    }

    [Fact]
    public async Task A_young_file_is_waited_for()
    {
        _lab.Settings = LoadLab.Map(("settle", "300ms"));
        _lab.Write("sale.csv", "id\n1\n");
        File.SetLastWriteTimeUtc(Path.Combine(_lab.SourceFolder, "sale.csv"), DateTime.UtcNow);

        await _lab.LoadAsync();

        Assert.Equal(["1"], await _lab.QueryAsync("select id from bronze.sale"));
    }

    [Fact]
    public async Task Tabs_stand_between_the_fields_of_a_tsv_file()
    {
        _lab.Settings = LoadLab.Map(("type", "tsv"), ("path", "in/{table}.tsv"));
        _lab.Write("sale.tsv", "id\titem\n1\tCoat, red\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|Coat, red"], await _lab.QueryAsync("select id, item from bronze.sale"));
    }

    [Fact]
    public async Task A_zstd_file_is_unpacked_and_one_that_is_cut_off_loads_nothing()
    {
        var whole = Zstd("id,item\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},item {i * 7919 % 1000}\n")));
        foreach (var length in new[] { 5, whole.Length / 2, whole.Length - 1 })
        {
            _lab.Write("sale.csv.zst", whole[..length]);
            Assert.StartsWith("sale.csv.zst:1:1: error MX2203: sale.csv.zst is no whole zstd file: ", await _lab.FailureAsync(), StringComparison.Ordinal);
        }
        _lab.Write("sale.csv.zst", [.. whole, .. Zstd("1000,last\n")]);
        await _lab.LoadAsync();

        Assert.Equal("1001", await _lab.ScalarAsync("select count(*) from bronze.sale"));
    }

    [Fact]
    public async Task A_zstd_bomb_is_stopped()
    {
        _lab.Write("sale.csv.zst", Zstd("id\n" + new string('\n', 40_000_000)));

        Assert.StartsWith("sale.csv.zst:1:1: error MX2023", await _lab.FailureAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _lab.Dispose();

    BucketOfBytes Bucket(string path, params (string, object)[] more)
    {
        var bucket = new BucketOfBytes();
        _lab.Stores = bucket;
        _lab.Settings = LoadLab.Map([("path", path), .. more]);
        return bucket;
    }

    Task<IReadOnlyList<string>> Sales() => _lab.QueryAsync("select id, item, _mx_file from bronze.sale order by id");

    /// <summary>Packed by DuckDB, which writes zstd.</summary>
    static byte[] Zstd(string text)
    {
        var folder = Directory.CreateTempSubdirectory("mx-zstd-");
        try
        {
            var plain = Path.Combine(folder.FullName, "plain");
            File.WriteAllText(plain, text);
            using var session = Mixdown.Engines.DuckDb.DuckDbEngine.InMemory().OpenSession();
            session.Execute($"copy (select content from read_text('{plain}')) to '{plain}.zst' (format csv, header false, quote '', delimiter '\u0001', compression zstd)", CancellationToken.None);
            return File.ReadAllBytes(plain + ".zst");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
