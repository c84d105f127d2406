using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Starting.Data;

namespace Mixdown.Tests.Starting;

public sealed class DataFolderTests : IDisposable
{
    readonly TempFolder _folder = new();

    [Fact]
    public void A_file_is_a_table() => AssertLoads("drop: csv ../drop/{table}.csv", "drop/a.csv", "drop/b.csv", "drop/notes.txt", "drop/.hidden/c.csv");

    [Fact]
    public void A_folder_is_a_table() =>
        AssertLoads("drop: json ../drop/{table}/*.jsonl", "drop/orders/1.jsonl", "drop/orders/2.jsonl.gz", "drop/customers/1.jsonl");

    [Fact]
    public void A_series_is_a_table_beside_others() => AssertLoads(
        "drop: csv ../drop/orders-*.csv orders; drop_customer: csv ../drop/customer.csv customer",
        "drop/orders-2024-01.csv", "drop/orders-2024-02.csv", "drop/customer.csv");

    [Fact]
    public void Each_kind_of_file_is_a_load() => AssertLoads(
        "drop: csv ../drop/{table}.csv; drop_parquet: parquet ../drop/{table}.parquet", "drop/a.csv", "drop/b.parquet");

    [Fact]
    public void Fields_are_parted_as_the_headers_show()
    {
        _folder.Write("drop/a.csv", "id;\"name, first\"\n1;x\n");
        _folder.Write("drop/b.csv", "id\n1\n");
        Assert.Equal("{table}.csv ;", Forms());

        _folder.Write("drop/c.csv", "id,name\n1,x\n");
        _folder.Write("drop/orders/1.csv", "id|day\n1|x\n");
        _folder.Write("drop/lines/1.csv", "id\tday\n1\tx\n");
        Assert.Equal("a.csv ;, b.csv ;, c.csv , lines/*.csv \t, orders/*.csv |", Forms());

        string Forms() => string.Join(", ", Loads().Select(load => $"{load.Path!["../drop/".Length..]} {load.Delimiter}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_without_data_is_refused()
    {
        _folder.Write("drop/readme.md", "");

        Assert.Equal("MX4072", Assert.Single(Assert.Throws<MixdownException>(() => Loads()).Diagnostics).Code);
    }

    public void Dispose() => _folder.Dispose();

    void AssertLoads(string expected, params IEnumerable<string> files)
    {
        foreach (var file in files)
            _folder.Write(file, "");
        Assert.Equal(expected, string.Join("; ", Loads().Select(load => $"{load.Name}: {load.Type} {load.Path}{(load.Table is null ? "" : " " + load.Table)}")));
    }

    IReadOnlyList<StarterLoad> Loads() => new DataFolder(_folder.At("drop"), _folder.At("project")).Loads();
}
