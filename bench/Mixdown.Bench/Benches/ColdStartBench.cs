using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;

namespace Mixdown.Bench.Benches;

/// <summary>How long a person waits for the smallest commands. The rival is an empty program on Node, the other runtime of
/// this repository.</summary>
sealed class ColdStartBench : IBench
{
    const int Times = 20;

    public string Name => "cold-start";

    public string Question => "How long does a command take that has nearly nothing to do?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var node = await SecondsAsync("node", ["--eval", "0"]);
        var project = folder.Empty("cold-start");
        MixdownProgram.CopyExample("music-store", project);
        return
        [
            new("mixdown --version", await SecondsAsync(MixdownProgram.Executable, ["--version"]), "s", node, "node --eval 0", "under 0.1 s"),
            new("./mixdown --version (with the check of the sources)", await SecondsAsync(MixdownProgram.Launcher, ["--version"]), "s"),
            new("mixdown compile, examples/music-store", await SecondsAsync(MixdownProgram.Executable, ["compile", "--project-dir", project]), "s",
                Goal: "under 0.3 s"),
        ];

        async Task<double> SecondsAsync(string program, string[] arguments) =>
            (await Repeat.MedianAsync(Times, () => Child.RunAsync(program, arguments, folder.Root, cancel))).Took.TotalSeconds;
    }
}
