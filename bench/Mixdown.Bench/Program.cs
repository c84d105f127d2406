using System.Globalization;
using Mixdown.Bench;
using Mixdown.Bench.Benches;
using Mixdown.Bench.Benches.Pages;
using Mixdown.Bench.Benches.Streams;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;

if (args is [SqlRunner.Verb, var database, var project, var script])
{
    SqlRunner.Run(database, project, script);
    return 0;
}

if (args is [WarehouseHolder.Verb, var held])
{
    WarehouseHolder.Run(held);
    return 0;
}

IBench[] benches = [new BuildBench(), new ColdStartBench(), new CollectorBench(), new CsvLoadBench(), new DashboardQueriesBench(), new EventsBench(), new FirstChartBench(), new JinjaBench(), new JsonLoadBench(), new LineageBench(), new LineagePageBench(), new LiveBench(), new MergeBench(), new MirrorBench(), new OverheadBench(), new ParseBench(), new PostgresLoadBench(), new ProviderBench(), new RepaintBench(), new S3LoadBench(), new SelectBench(), new ServeMemoryBench(), new StreamBacklogBench(), new StreamFreshnessBench(), new StreamKafkaBench(), new StreamRestartBench(), new WatchBench()];

var chosen = args.Length == 0 ? benches : [.. benches.Where(bench => args.Contains(bench.Name, StringComparer.Ordinal))];
if (chosen.Length < args.Length)
{
    Console.Error.WriteLine($"Use one of: {string.Join(", ", benches.Select(bench => bench.Name))}.");
    return 2;
}

var (folder, writer) = (new BenchFolder(), new ReportWriter(Repository.At("bench/results")));
var machine = Machine.This(SqlRunner.Version());
// The first call builds the program that is measured.
await Child.RunAsync(MixdownProgram.Launcher, ["--version"], folder.Root, CancellationToken.None);
foreach (var bench in chosen)
{
    var day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    var report = new Report(bench.Name, bench.Question, day, machine, await bench.RunAsync(folder, CancellationToken.None));
    writer.Write(report);
    Console.WriteLine(ReportWriter.Markdown(report));
}
return 0;
