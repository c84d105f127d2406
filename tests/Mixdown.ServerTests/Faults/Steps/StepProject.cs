using System.Globalization;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.Faults.Steps;

/// <summary>A project with one model of each materialization, whose runs can be stopped in front of any statement: the project
/// overrides the macro <c>statement</c>, as any project may.</summary>
sealed class StepProject : IDisposable
{
    /// <summary>The batches of the microbatch model are three days.</summary>
    static readonly string[] Days = ["--event-time-start", "2024-01-01", "--event-time-end", "2024-01-04"];

    static readonly string[] Build = ["build", "--quiet", .. Days];

    readonly ITestWarehouse _warehouse;
    readonly IStepStop _stop;
    readonly TempFolder _folder = new();

    public StepProject(ITestWarehouse warehouse, IStepStop stop)
    {
        (_warehouse, _stop) = (warehouse, stop);
        _folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        _folder.Write("profiles.yml", $"shop: {{ target: dev, outputs: {{ dev: {{ {warehouse.Output}, schema: shop, threads: 1 }} }} }}\n");
        _folder.Write("macros/steps.sql", StepFiles.Statement + stop.Macro);
        foreach (var (path, text) in StepFiles.Models)
            _folder.Write(path, text);
    }

    /// <summary>Makes the warehouse what the first version of the inputs gives.</summary>
    public async Task BeginAsync()
    {
        using (var engine = _warehouse.Open())
        using (var session = engine.OpenSession())
            session.Execute("drop schema if exists shop cascade; drop schema if exists _mixdown cascade", TestContext.Current.CancellationToken);
        Write(StepFiles.Before);
        (await RunAsync("--full-refresh")).Expect(0);
        Write(StepFiles.After);
    }

    /// <summary>Runs to the end.</summary>
    public Task<MixdownProcess.Ended> RunAsync(params string[] options) =>
        MixdownProcess.RunAsync(_folder.Root, Variables(-1), [.. Build, .. options]);

    /// <summary>Runs another command that goes on from there.</summary>
    public Task<MixdownProcess.Ended> AgainAsync(string[] command) =>
        MixdownProcess.RunAsync(_folder.Root, Variables(-1), [.. command, "--quiet", .. command[0] == "retry" ? [] : Days]);

    /// <summary>Kills a run in front of its statement number <paramref name="step"/>, counted from 0.</summary>
    /// <returns>False when it ended before.</returns>
    public async Task<bool> KillAsync(int step)
    {
        _stop.Reset();
        using var running = MixdownProcess.Start(_folder.Root, Variables(step), [.. Build]);
        var ended = await running.KillWhenAsync(_stop.IsReached);
        ended?.Expect(0);
        _stop.Clear();
        return ended is null;
    }

    /// <summary>The rows of each relation; of the microbatch model those of each day, since days are published one by one.</summary>
    public IReadOnlyDictionary<string, string> Rows()
    {
        using var engine = _warehouse.Open();
        using var session = engine.OpenSession();
        return StepState.Read(session);
    }

    public void Dispose() => _folder.Dispose();

    Dictionary<string, string> Variables(int step) => new()
    {
        ["MIXDOWN_TEST_STOP_AT"] = step.ToString(CultureInfo.InvariantCulture),
        ["MIXDOWN_TEST_STEPS"] = _stop.Folder,
    };

    void Write(IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
            _folder.Write(path, text);
    }
}
