using Mixdown.Data.Storage;
using Mixdown.Testing.S3;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.S3;

/// <summary>The music store with its lake in a bucket, beside one in a folder.</summary>
public sealed class LakeInBucketTests : IAsyncLifetime
{
    readonly TempFolder _folder = new();
    string? _bucket;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_whose_lake_is_a_bucket_has_the_gold_tables_of_one_whose_lake_is_a_folder()
    {
        var project = await ProjectAsync("project", $"\"s3://{_bucket}/prod\"");

        foreach (var target in (string[])["dev", "prod"])
        {
            await RunAsync(project, "load", "--target", target);
            await RunAsync(project, "build", "--target", target);
        }

        AssertSameGold(project);
        // Nothing is new: the second build fetches nothing, and finds its files by the names of the first.
        await RunAsync(project, "load", "--target", "prod");
        await RunAsync(project, "build", "--target", "prod");
        AssertSameGold(project);
        Assert.False(Directory.Exists(Path.Combine(project.Folder, "data", "prod", "lake")));
        var quarantine = await MixdownProcess.RunAsync(project.Folder, project.Variables, "quarantine", "list", "--target", "prod");
        Assert.Contains("nothing is in quarantine", quarantine.Expect(0).Output, StringComparison.Ordinal);
        await ViewsAreRelativeAsync(project);
    }

    [Fact]
    public async Task A_developer_builds_on_productions_bronze_and_cannot_write_it()
    {
        var production = await ProjectAsync("production", $"\"s3://{_bucket}/prod\"");
        await RunAsync(production, "load", "--target", "prod");
        await RunAsync(production, "load", "--target", "dev");
        await RunAsync(production, "build", "--target", "dev");
        var before = await ObjectsAsync();
        var own = await ProjectAsync("own", $"{{ read: \"s3://{_bucket}/prod\", write: data/own }}");

        await RunAsync(own, "build", "--target", "prod");
        Directory.CreateDirectory(Path.GetDirectoryName(own.Warehouse)!);
        File.Copy(production.Warehouse, own.Warehouse);
        AssertSameGold(own);

        // From now on it has tables of its own.
        await RunAsync(own, "load", "--target", "prod");
        await RunAsync(own, "build", "--target", "prod");
        AssertSameGold(own);
        Assert.True(Directory.Exists(Path.Combine(own.Folder, "data", "own", "bronze", "track", "_delta_log")));
        Assert.Equal(before, await ObjectsAsync());
    }

    [Fact]
    public async Task A_load_into_a_bucket_that_is_killed_again_and_again_ends_as_the_one_that_was_left_in_peace()
    {
        var project = await ProjectAsync("project", $"\"s3://{_bucket}/prod\"");
        await RunAsync(project, "load", "--target", "dev");
        await RunAsync(project, "build", "--target", "dev");
        var chance = new Random(11);
        for (var kill = 0; kill < 4; kill++)
        {
            using var running = MixdownProcess.Start(project.Folder, project.Variables, "load", "--target", "prod");
            await running.KillAfterAsync(TimeSpan.FromMilliseconds(500 + chance.Next(1500)));
        }

        await RunAsync(project, "load", "--target", "prod");
        await RunAsync(project, "build", "--target", "prod");

        AssertSameGold(project);
    }

    [Fact]
    public async Task Debug_says_what_each_bucket_answered()
    {
        var project = await ProjectAsync("project", $"\"s3://{_bucket}/prod\"");
        var good = await MixdownProcess.RunAsync(project.Folder, project.Variables, "debug", "--target", "prod");
        Assert.Contains($"s3://{_bucket}/prod, nothing yet", good.Expect(0).Output, StringComparison.Ordinal);

        var variables = new Dictionary<string, string>(project.Variables) { ["AWS_SECRET_ACCESS_KEY"] = "not-the-secret" };
        var bad = await MixdownProcess.RunAsync(project.Folder, variables, "debug", "--target", "prod");
        Assert.Contains("error MX2831: ", bad.Expect(1).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-secret", bad.Output + bad.Errors, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RadosGateway.IsThere, RadosGateway.Missing);
        _bucket = await RadosGateway.OfProcess.CreateBucketAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The music store; <paramref name="lake"/> is the lake of its target <c>prod</c>.</summary>
    async Task<TestProject> ProjectAsync(string name, string lake)
    {
        var files = _folder.At("store");
        if (!Directory.Exists(files))
            (await MixdownProcess.RunAsync(_folder.Root, new Dictionary<string, string>(), "generate", "store", "--scale", "1", "--seed", "7", "--out", files)).Expect(0);
        var project = TestProject.CopyOf("music-store", _folder.At(name));
        var settings = Path.Combine(project.Folder, "mixdown.yml");
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings, Cancel)).Replace("lake: data/prod/lake", "lake: " + lake, StringComparison.Ordinal), Cancel);
        return project with
        {
            Variables = new Dictionary<string, string>(RadosGateway.OfProcess.Environment) { ["MIXDOWN_STORE_DATA"] = files },
        };
    }

    static async Task RunAsync(TestProject project, params string[] arguments) =>
        (await MixdownProcess.RunAsync(project.Folder, project.Variables, arguments)).Expect(0);

    async Task<List<string>> ObjectsAsync()
    {
        var found = new List<string>();
        await foreach (var info in S3Lab.Open($"s3://{_bucket}", RadosGateway.OfProcess.Options).ListAsync("", null, Cancel))
            found.Add($"{info.Path} {info.ETag}");
        return found;
    }

    /// <summary>A project can be moved: its views name copies of remote files from the project's folder.</summary>
    static async Task ViewsAreRelativeAsync(TestProject project)
    {
        var views = await MixdownProcess.RunAsync(
            project.Folder, project.Variables, "query", "select sql from duckdb_views() where schema_name = 'bronze' and view_name = 'track'", "--target", "prod", "--format", "csv");
        Assert.Contains("'.mixdown/cache/objects/", views.Expect(0).Output, StringComparison.Ordinal);
    }

    /// <summary>Compares the targets dev and prod.</summary>
    static void AssertSameGold(TestProject project) =>
        GoldTables.AssertSame(project.Warehouse, project.Warehouse.Replace("/dev/", "/prod/", StringComparison.Ordinal));
}
