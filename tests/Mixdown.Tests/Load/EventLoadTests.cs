using System.Text;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Messages;
using Mixdown.Tests.Files;

namespace Mixdown.Tests.Load;

/// <summary>Loads that look only at the files that messages of their bucket name.</summary>
public sealed class EventLoadTests : IDisposable, IClassFixture<LoadParquet>
{
    readonly LoadLab _lab;
    readonly BucketOfBytes _bucket = new();

    public EventLoadTests(LoadParquet parquet)
    {
        _lab = new LoadLab(parquet) { Stores = _bucket };
        Path("s3://bucket/drop/{table}/*.csv");
        _bucket.Put("sale/1.csv", "id,item\n1,Coat\n");
        _bucket.Put("sale/2.csv", "id,item\n2,Hat\n");
    }

    [Fact]
    public async Task Only_the_files_that_a_message_names_are_looked_at_and_nothing_is_listed()
    {
        await LoadAsync("sale/2.csv");

        Assert.Empty(_bucket.Listed);
        Assert.DoesNotContain("sale/1.csv", _bucket.Opened);
        Assert.Equal(["2|Hat|sale/2.csv"], await Sales());

        // The message comes again; then a load without one finds what no message told.
        _bucket.Opened.Clear();
        Assert.Equal(0, (await LoadAsync("sale/2.csv")).Rows.Read);
        Assert.Empty(_bucket.Opened);
        await ListAsync();
        Assert.Equal(["1|Coat|sale/1.csv", "2|Hat|sale/2.csv"], await Sales());
    }

    [Fact]
    public async Task A_file_that_changed_has_its_rows_replaced()
    {
        await ListAsync();
        _bucket.Put("sale/2.csv", "id,item\n3,Shoes\n");

        await LoadAsync("sale/2.csv");

        Assert.Equal(["1|Coat|sale/1.csv", "3|Shoes|sale/2.csv"], await Sales());
    }

    [Fact]
    public async Task What_the_bucket_does_not_have_is_said_and_not_loaded()
    {
        var done = await LoadAsync("sale/2.csv", "sale/9.csv", "../elsewhere/1.csv", "sale/readme.txt");

        Assert.Equal(["2|Hat|sale/2.csv"], await Sales());
        Assert.Equal(
            [
                "warning MX2238: 1 object is not there, though a message says so: 'sale/9.csv'\n  hint: Nothing is lost: a load without --event lists what there is.",
                "warning MX2239: 2 objects are none of the files of the load 'store': 's3://bucket/elsewhere/1.csv', 's3://bucket/drop/sale/readme.txt'\n"
                + "  hint: Ask for messages with the prefix and suffix of the load's 'path' only, if there are many.",
            ],
            done.Warnings.Select(warning => warning.ToString()));
    }

    [Fact]
    public async Task A_key_that_its_sender_did_not_encode_is_found_too()
    {
        _bucket.Put("sale/a+b.csv", "id,item\n3,Shoes\n");

        var done = await LoadAsync("sale/a+b.csv");

        Assert.Empty(done.Warnings);
        Assert.Equal(["3|Shoes|sale/a+b.csv"], await Sales());
    }

    [Fact]
    public async Task Of_a_table_that_is_what_the_bucket_has_a_removed_file_takes_its_rows_with_it()
    {
        Path("s3://bucket/drop/{table}/*.csv", ("write_disposition", "replace"));
        await ListAsync();
        await _bucket.DeleteAsync("sale/1.csv", CancellationToken.None);
        _bucket.Put("sale/3.csv", "id,item\n3,Shoes\n");

        var done = await LoadAsync(Event("ObjectRemoved:Delete", "sale/1.csv"), Event("ObjectCreated:Put", "sale/3.csv"));

        Assert.Empty(done.Warnings);
        Assert.Equal(["2|Hat|sale/2.csv", "3|Shoes|sale/3.csv"], await Sales());
    }

    [Fact]
    public async Task A_removed_file_of_a_table_that_is_appended_to_stays_loaded_and_one_that_is_there_again_is_no_removed_one()
    {
        await ListAsync();
        await _bucket.DeleteAsync("sale/1.csv", CancellationToken.None);
        _bucket.Put("sale/2.csv", "id,item\n4,Boots\n");

        var done = await LoadAsync(Event("ObjectRemoved:Delete", "sale/1.csv"), Event("ObjectRemoved:Delete", "sale/2.csv"));

        Assert.Empty(done.Warnings);
        Assert.Equal(["1|Coat|sale/1.csv", "4|Boots|sale/2.csv"], await Sales());
    }

    [Fact]
    public async Task A_copy_brings_its_rows_when_a_message_names_only_the_original_that_changed()
    {
        _bucket.Put("sale/copy.csv", "id,item\n1,Coat\n");
        await ListAsync();
        Assert.Equal(["1|Coat|sale/1.csv", "2|Hat|sale/2.csv"], await Sales());
        _bucket.Put("sale/1.csv", "id,item\n5,Scarf\n");

        await LoadAsync("sale/1.csv");

        Assert.Equal(["1|Coat|sale/copy.csv", "2|Hat|sale/2.csv", "5|Scarf|sale/1.csv"], await Sales());
    }

    [Theory]
    [InlineData("{file}.done", "sale/1.csv.done")]
    [InlineData("_SUCCESS", "sale/_SUCCESS")]
    public async Task A_marker_speaks_for_its_files_and_a_file_waits_for_its_marker(string setting, string marker)
    {
        Path("s3://bucket/drop/{table}/*.csv", ("done_marker", setting));
        await LoadAsync("sale/1.csv");
        Assert.Equal("MX2207", Assert.Single(_lab["sale"].Warnings).Code);
        _bucket.Put(marker, "");

        await LoadAsync(marker);

        Assert.Contains("1|Coat|sale/1.csv", await Sales());
        Assert.Equal(setting == "_SUCCESS" ? 2 : 1, (await Sales()).Count);
        await LoadAsync("sale/1.csv");
        Assert.Empty(_lab["sale"].Warnings);
    }

    [Fact]
    public async Task A_file_that_is_there_twice_packed_and_not_is_refused_though_the_message_names_one_of_them()
    {
        _bucket.Put("sale/1.csv.gz", [1, 2, 3]);

        var wrong = await Assert.ThrowsAsync<MixdownException>(() => LoadAsync("sale/1.csv"));

        Assert.Contains("MX2044: sale/1.csv is there twice", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_the_project_file_names_need_not_be_in_a_message()
    {
        Path("s3://bucket/drop/{table}/*.csv", ("tables", LoadLab.Map(("customer", LoadLab.Map(("unique_key", "id"))))));

        await LoadAsync("sale/1.csv");

        Assert.True(_lab.Last!.Succeeded);
        Assert.Equal("sale", Assert.Single(_lab.Last.Tables).Table.Table);
    }

    [Fact]
    public async Task Without_a_message_there_is_nothing_to_look_at()
    {
        _lab.Events = ObjectEvents.Read("event.json", "\n"u8);

        Assert.Empty((await _lab.LoadAsync()).Tables);
        Assert.Empty(_bucket.Listed);
    }

    [Fact]
    public async Task A_load_of_a_folder_or_of_a_database_is_told_of_no_objects()
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}.csv"));
        Assert.Equal(
            "mixdown.yml:1:1: error MX2314: the load 'store' reads a folder of this machine, and messages name objects of buckets\n"
            + "  hint: Run 'mixdown load --watch': it hears of files of this machine at once.",
            (await Assert.ThrowsAsync<MixdownException>(() => LoadAsync("sale/1.csv"))).Message);

        _lab.Settings = LoadLab.Map(("type", "postgres"), ("connection", "postgres://shop@localhost/shop"));
        Assert.Equal(
            "mixdown.yml:1:1: error MX2313: the load 'store' is of type postgres: no message tells of files of it\n"
            + "  hint: Run it without --event; a cursor or the source's own log says what is new.",
            (await Assert.ThrowsAsync<MixdownException>(() => LoadAsync("sale/1.csv"))).Message);
    }

    public void Dispose() => _lab.Dispose();

    static object Event(string name, string path) =>
        new { eventName = name, s3 = new { bucket = new { name = "bucket" }, @object = new { key = path.StartsWith("../", StringComparison.Ordinal) ? path[3..] : "drop/" + path } } };

    void Path(string path, params (string, object)[] more) => _lab.Settings = LoadLab.Map([("path", path), .. more]);

    Task<Mixdown.Ingest.Loads.LoadSummary> LoadAsync(params string[] paths) => LoadAsync([.. paths.Select(path => Event("ObjectCreated:Put", path))]);

    Task<Mixdown.Ingest.Loads.LoadSummary> LoadAsync(params object[] events)
    {
        _lab.Events = ObjectEvents.Read("event.json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { Records = events })));
        return _lab.LoadAsync();
    }

    Task<Mixdown.Ingest.Loads.LoadSummary> ListAsync()
    {
        _lab.Events = null;
        return _lab.LoadAsync();
    }

    Task<IReadOnlyList<string>> Sales() => _lab.QueryAsync("select id, item, _mx_file from bronze.sale order by id");
}
