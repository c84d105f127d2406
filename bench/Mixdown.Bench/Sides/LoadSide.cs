using System.Diagnostics;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Bench.Sides;

/// <summary>A first load of a folder of CSV files into bronze: types guessed, lines numbered, committed.</summary>
sealed class LoadSide : ISide
{
    public string Name => "load";

    /// <param name="arguments">The folder of the CSV files; the folder of the lake, empty.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<TimeSpan> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var engine = DuckDbEngine.InMemory();
        using var parquet = new DuckDbParquetWriter(new DuckDbEngineOptions());
        var runner = new LoadRunner(new LoadHost
        {
            Lake = new LocalObjectStore(arguments[1]),
            Delta = new DeltaOptions
            {
                Clock = TimeProvider.System,
                NewId = Guid.NewGuid,
                Parquet = new DuckDbParquetHandler(engine, arguments[1]),
            },
            Parquet = parquet,
            Target = "bench",
            ProjectFolder = arguments[0],
            ScratchFolder = arguments[1],
        });
        var summary = await runner.RunAsync(Definition(arguments[0]), new LoadRequest("bench"), new Progress<LoadProgress>(), cancel);
        if (!summary.Succeeded)
            throw new MixdownException([.. summary.Errors]);
        return Stopwatch.GetElapsedTime(began);
    }

    static LoadDefinition Definition(string folder)
    {
        var at = new SourceSpan("bench.yml", 1, 1, 1);
        SettingEntry Entry(string key, string value) => new(key, at, new SettingNode.Scalar(at, value, value));
        var settings = new SettingNode.Map(at, [Entry("type", "csv"), Entry("path", folder + "/{table}.csv")]);
        return LoadDefinition.Bind("store", settings, new List<Diagnostic>())!;
    }
}
