using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;
using Mixdown.Data.Storage;
using Mixdown.S3;
using Mixdown.S3.Settings;
using Mixdown.Testing.S3;

namespace Mixdown.Bench.Benches;

/// <summary>How fast a store of CSV files in a bucket becomes bronze. DuckDB reads no bucket without an extension from the network, so
/// the rival has the files on its disk already. <c>MIXDOWN_BENCH_SCALE</c> makes it shorter.</summary>
sealed class S3LoadBench : IBench
{
    const int Times = 3;

    public string Name => "s3-load";

    public string Question => "How fast do CSV files in a bucket (Ceph on this machine) become bronze tables, and in how much memory?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var scale = int.Parse(Environment.GetEnvironmentVariable("MIXDOWN_BENCH_SCALE") ?? "1000", CultureInfo.InvariantCulture);
        var store = await GeneratedStore.AtScaleAsync(scale, folder, cancel);
        var project = await ProjectAsync(folder, store, cancel);
        await MixdownProgram.LoadAnewAsync(project, cancel);
        var files = CsvCopy.Of(folder, store, Path.Combine(project, "data", "dev", "lake", "bronze"));
        var runs = await Repeat.InTurnsAsync(Times, () => MixdownProgram.LoadAnewAsync(project, cancel), () => files.RunAsync(cancel));
        var (load, copy) = (runs[0], runs[1]);
        var rows = CsvLoadBench.RowsOf(store);
        var megabytes = Directory.EnumerateFiles(store, "*.csv").Sum(file => new FileInfo(file).Length) / 1e6;
        const string rival = "DuckDB's COPY of the same files on its own disk";
        return
        [
            new("rows", rows / load.Took.TotalSeconds, "rows/s", rows / copy.Took.TotalSeconds, rival),
            new("bytes of CSV", megabytes / load.Took.TotalSeconds, "MB/s", megabytes / copy.Took.TotalSeconds, rival),
            new("mixdown load, start of the program included", load.Took.TotalSeconds, "s", copy.Took.TotalSeconds, rival),
            new("peak memory", load.PeakBytes / 1e6, "MB", copy.PeakBytes / 1e6, rival, "under 512 MB"),
        ];
    }

    static async Task<string> ProjectAsync(BenchFolder folder, string store, CancellationToken cancel)
    {
        var server = RadosGateway.OfProcess;
        var bucket = await server.CreateBucketAsync();
        var settings = new S3Settings(server.Options, new Dictionary<string, S3Options>(StringComparer.Ordinal));
        var place = new S3Stores(settings, new S3Host(TimeProvider.System, () => 0.5, new Dictionary<string, string>())).Open($"s3://{bucket}", null);
        foreach (var file in Directory.EnumerateFiles(store, "*.csv"))
            await PutAsync(place, file, folder, cancel);
        var project = folder.Empty("s3-project");
        MixdownProgram.CopyExample("music-store", project);
        var options = server.Options;
        await File.WriteAllTextAsync(
            Path.Combine(project, "mixdown.yml"),
            $$"""
            s3: { endpoint: "{{options.Endpoint}}", access_key: "{{options.AccessKey}}", secret_key: "{{options.SecretKey}}", path_style: true, checksum: when_required }
            loads:
              store: { schema: bronze, type: csv, path: "s3://{{bucket}}/{table}.csv" }

            """, cancel);
        return project;
    }

    static Task PutAsync(IObjectStore place, string file, BenchFolder folder, CancellationToken cancel)
    {
        var copy = Path.Combine(folder.Empty("put"), Path.GetFileName(file));
        File.Copy(file, copy);
        return place.PutFileAsync(Path.GetFileName(file), copy, cancel);
    }
}
