using System.Text;
using System.Text.Json;
using Mixdown.Data.Storage;
using Mixdown.Testing.S3;

namespace Mixdown.ServerTests.S3;

/// <summary>A load of a bucket of Ceph that is told by messages where to look.</summary>
public sealed class EventsOfBucketTests : IAsyncLifetime
{
    readonly TempFolder _folder = new();
    string? _bucket;
    IObjectStore? _store;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_is_piped_in_brings_its_files_and_a_load_without_one_the_others()
    {
        await PutAsync("in/sale/a b.csv", "id,item\n1,Coat\n");
        await PutAsync("in/sale/c+d.csv", "id,item\n2,Hat\n");
        await PutAsync("in/sale/untold.csv", "id,item\n3,Shoes\n");

        // As S3 writes keys, as Ceph does, and one that nobody has.
        var told = (await LoadAsync(Message("in/sale/a+b.csv", "in/sale/c+d.csv", "in/sale/gone.csv", "other/x.csv"), "drop", "--event", "-")).Expect(0);

        Assert.Contains("MX2238: 1 object is not there, though a message says so: 'sale/gone.csv'", told.Output, StringComparison.Ordinal);
        Assert.Contains($"MX2239: 1 object is none of the files of the load 'drop': 's3://{_bucket}/other/x.csv'", told.Output, StringComparison.Ordinal);
        Assert.Equal("id,item,_mx_file\n1,Coat,sale/a b.csv\n2,Hat,sale/c+d.csv\n", await SalesAsync());

        Assert.Contains("nothing new", (await LoadAsync(Message("in/sale/a+b.csv"), "drop", "--event", "-")).Expect(0).Output, StringComparison.Ordinal);
        (await LoadAsync("", "drop")).Expect(0);
        Assert.Equal("id,item,_mx_file\n1,Coat,sale/a b.csv\n2,Hat,sale/c+d.csv\n3,Shoes,sale/untold.csv\n", await SalesAsync());
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RadosGateway.IsThere, RadosGateway.Missing);
        _bucket = await RadosGateway.OfProcess.CreateBucketAsync();
        _store = S3Lab.Open($"s3://{_bucket}", RadosGateway.OfProcess.Options);
        _folder.Write("dbt_project.yml", "name: drop\nversion: '1.0'\nprofile: drop\n");
        _folder.Write("profiles.yml", "drop:\n  target: dev\n  outputs:\n    dev: { type: duckdb, path: data/dev/warehouse.duckdb }\n");
        _folder.Write("mixdown.yml", $"loads:\n  drop: {{ type: csv, path: \"s3://{_bucket}/in/{{table}}/*.csv\" }}\n");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>As radosgw sends it.</summary>
    string Message(params string[] keys) => JsonSerializer.Serialize(new
    {
        Records = keys.Select(key => new
        {
            eventVersion = "2.2",
            eventSource = "ceph:s3",
            eventName = "ObjectCreated:Put",
            s3 = new { bucket = new { name = _bucket, id = "1.1" }, @object = new { key } },
        }),
    });

    Task PutAsync(string key, string text) => _store!.WriteAsync(key, Encoding.UTF8.GetBytes(text), Cancel);

    async Task<MixdownProcess.Ended> LoadAsync(string input, params string[] arguments)
    {
        using var running = MixdownProcess.StartWith(input, _folder.Root, RadosGateway.OfProcess.Environment, ["load", .. arguments]);
        return await running.EndAsync();
    }

    async Task<string> SalesAsync()
    {
        (await MixdownProcess.RunAsync(_folder.Root, RadosGateway.OfProcess.Environment, "build")).Expect(0);
        return (await MixdownProcess.RunAsync(
            _folder.Root, RadosGateway.OfProcess.Environment, "query", "select id, item, _mx_file from drop.sale order by id", "--format", "csv")).Expect(0).Output;
    }
}
