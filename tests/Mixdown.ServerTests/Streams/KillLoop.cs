using System.Globalization;
using Mixdown.Data.Records;

namespace Mixdown.ServerTests.Streams;

/// <summary>Runs a stream in a process that is killed (SIGKILL) again and again while records come, then once to its end.</summary>
/// <param name="project">The project.</param>
/// <param name="seed">Chooses the moments.</param>
sealed class KillLoop(StreamedProject project, int seed)
{
    readonly Random _chance = new(seed);

    /// <summary>How often a loop kills: 20, or what <c>./mx soak streams N</c> says.</summary>
    public static int Kills => Number("MIXDOWN_STREAM_KILLS", 20);

    /// <summary>Chooses the moments.</summary>
    public static int Seed => Number("MIXDOWN_KILL_SEED", 1);

    /// <summary>Options of the process.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Whether records can only be written while no process runs.</summary>
    public bool WritesBetween { get; init; }

    /// <summary>Something else that happens, after so many kills.</summary>
    public (int After, Action Do)? Interlude { get; init; }

    /// <summary>Commits that processes lived to tell of.</summary>
    public int Commits { get; private set; }

    /// <summary>Kills processes, and lets the last one catch up.</summary>
    /// <param name="parts">The records; there is a kill for each part.</param>
    /// <param name="write">Writes a part.</param>
    /// <returns>What the last process told.</returns>
    public async Task<string> RunAsync(IReadOnlyList<IReadOnlyList<RecordBatch>> parts, Func<IReadOnlyList<RecordBatch>, Task> write)
    {
        var writing = Task.CompletedTask;
        for (var kill = 0; kill < parts.Count; kill++)
        {
            var part = parts[kill];
            writing = AfterAsync(writing, () => write(part));
            if (WritesBetween)
                await writing;
            if (Interlude is var (after, act) && after == kill)
                act();
            await KillAsync(kill);
        }
        using (var last = project.Start(Options))
        {
            await writing;
            await TellsAsync(last, "stream_progressed");
            last.Interrupt();
            Count((await last.EndAsync()).Expect(0).Output);
        }
        return Count(await project.RunAsync(["stream", "run", "--until-caught-up", "--json", .. Options]));
    }

    /// <summary>A number that the environment gives.</summary>
    public static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : byDefault;

    /// <summary>Most processes work for a while before they are killed; one in five may die while it starts.</summary>
    async Task KillAsync(int kill)
    {
        using var process = project.Start(Options);
        if (_chance.Next(5) > 0)
            await TellsAsync(process, "stream_began");
        var ended = await process.KillAfterAsync(TimeSpan.FromMilliseconds(_chance.Next(2000)));
        Assert.True(ended is null, $"before kill {kill} of seed {seed} the process ended by itself, {ended?.ExitCode}:\n{ended?.Output}\n{ended?.Errors}");
        Count(process.OutputSoFar);
    }

    static Task TellsAsync(MixdownProcess process, string happened) => process.UntilAsync(() => process.OutputSoFar.Contains($"\"{happened}\"", StringComparison.Ordinal));

    string Count(string output)
    {
        Commits += output.Split("\"stream_committed\"").Length - 1;
        return output;
    }

    static async Task AfterAsync(Task before, Func<Task> then)
    {
        await before;
        await then();
    }
}
