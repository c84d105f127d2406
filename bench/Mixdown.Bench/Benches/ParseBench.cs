using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;

namespace Mixdown.Bench.Benches;

/// <summary>Reading and compiling projects of 100, 1,000 and 10,000 models, as whole processes: from nothing, with nothing
/// changed, and with one model changed.</summary>
sealed class ParseBench : IBench
{
    const int Times = 5;

    public string Name => "parse";

    public string Question => "How long does it take until a command knows the project?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        List<Measure> measures = [];
        foreach (var models in new[] { 100, 1_000, 10_000 })
            measures.AddRange(await MeasureAsync(folder.Empty(Text($"project-{models}")), models, cancel));
        return measures;
    }

    static async Task<IEnumerable<Measure>> MeasureAsync(string project, int models, CancellationToken cancel)
    {
        var generated = new GeneratedProject(project, models);
        generated.Write();
        var cache = Path.Combine(project, ".mixdown");
        var cold = await Repeat.MedianAsync(Times, () =>
        {
            if (Directory.Exists(cache))
                Directory.Delete(cache, recursive: true);
            return MixdownProgram.RunAsync(project, cancel, "parse");
        });
        var warm = await Repeat.MedianAsync(Times, () => MixdownProgram.RunAsync(project, cancel, "parse"));
        var edits = 0;
        var edited = await Repeat.MedianAsync(Times, () =>
        {
            File.AppendAllText(generated.FileOf(models / 2), Text($"-- edit {edits++}\n"));
            return MixdownProgram.RunAsync(project, cancel, "parse");
        });
        var compiled = await Repeat.MedianAsync(Times, () => MixdownProgram.RunAsync(project, cancel, "compile"));
        return
        [
            new(Text($"parse, {models} models, nothing cached"), cold.Took.TotalSeconds, "s", Goal: models switch { 1_000 => "under 0.5 s", 10_000 => "under 4 s", _ => null }),
            new(Text($"parse, {models} models, nothing changed"), warm.Took.TotalSeconds, "s", Goal: models == 1_000 ? "under 0.2 s" : null),
            new(Text($"parse, {models} models, one model changed"), edited.Took.TotalSeconds, "s"),
            new(Text($"compile, {models} models"), compiled.Took.TotalSeconds, "s"),
            new(Text($"parse, {models} models, peak memory"), cold.PeakBytes / 1e6, "MB"),
        ];
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
