using System.Globalization;
using Mixdown.ServerTests.Chdb;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.Faults;

/// <summary>A store that is loaded and built while its process is killed again and again ends as the one that was left in peace.</summary>
/// <remarks><c>MIXDOWN_KILLS</c> and <c>MIXDOWN_KILL_SCALE</c> make it longer (<c>./mx soak</c>: 50 kills at scale 20).</remarks>
public sealed class KilledRunTests : IDisposable
{
    static readonly string[] Steps = ["load", "build"];
    readonly TempFolder _folder = new();

    static int Kills => Number("MIXDOWN_KILLS", 8);

    static int Scale => Number("MIXDOWN_KILL_SCALE", 2);

    /// <summary>Chooses the moments; printed so that a failure can be replayed.</summary>
    static int Seed => Number("MIXDOWN_KILL_SEED", 1);

    [Fact]
    public async Task A_run_killed_at_random_moments_and_then_finished_gives_the_same_gold_tables()
    {
        var data = _folder.At("store");
        await Generate(data);
        var (calm, killed) = (Project("calm", data), Project("killed", data));
        var took = TimeProvider.System.GetTimestamp();
        await RunAll(calm);
        var whole = TimeProvider.System.GetElapsedTime(took);

        await KillAtRandomMoments(killed, whole);
        await RunAll(killed);

        GoldTables.AssertSame(calm.Warehouse, killed.Warehouse, $" (seed {Seed}, {Kills} kills, scale {Scale})");
        if (ChdbReader.IsThere)
            await BronzeReadByChdb.AssertEqualAsync(killed);
    }

    public void Dispose() => _folder.Dispose();

    async Task Generate(string data) =>
        (await MixdownProcess.RunAsync(_folder.Root, NoVariables, "generate", "store", "--scale", $"{Scale}", "--seed", "7", "--out", data)).Expect(0);

    static async Task RunAll(TestProject project)
    {
        foreach (var step in Steps)
            (await MixdownProcess.RunAsync(project.Folder, project.Variables, step)).Expect(0);
    }

    static async Task KillAtRandomMoments(TestProject project, TimeSpan whole)
    {
        var chance = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            // Uniform over a whole run; each try begins with the load again, so that later ones die deeper in the build.
            var left = whole * chance.NextDouble();
            foreach (var step in Steps)
            {
                var started = TimeProvider.System.GetTimestamp();
                using var running = MixdownProcess.Start(project.Folder, project.Variables, step);
                if (await running.KillAfterAsync(left) is not { } ended)
                    break;
                ended.Expect(0);
                left -= TimeProvider.System.GetElapsedTime(started);
                if (left <= TimeSpan.Zero)
                    break;
            }
        }
    }

    TestProject Project(string name, string data)
    {
        var project = TestProject.CopyOf("music-store", _folder.At(name));
        return project with { Variables = new Dictionary<string, string> { ["MIXDOWN_STORE_DATA"] = data } };
    }

    static IReadOnlyDictionary<string, string> NoVariables { get; } = new Dictionary<string, string>();

    static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : byDefault;
}
