using System.Text.RegularExpressions;
using Mixdown.Tests.Cli;

namespace Mixdown.Tests.Serving;

/// <summary>Commands on a project that is served by another process.</summary>
public sealed partial class HandedCommandTests : IDisposable
{
    readonly SmallProject _project = new();

    public static TheoryData<string> Commands =>
    [
        "load --json", "build --select daily --full-refresh", "build --json", "test", "seed", "snapshot", "retry", "compile --select daily", "docs generate", "debug",
        "source freshness", "plan", "query select*from+total --format csv", "query select*from+nowhere", "show --select total", "run-operation nothing",
        "lake list", "lake vacuum --dry-run", "quarantine list", "quarantine replay", "validate", "diff total total", "build --select nothing",
    ];

    [Fact]
    public async Task Every_command_says_the_same_as_without_a_server()
    {
        await PrepareAsync();
        var alone = new List<string>();
        foreach (var command in Commands)
            alone.Add(await TellAsync(command));
        Directory.Delete(Path.Combine(_project.Root, "data"), recursive: true);
        await PrepareAsync();
        using var served = await ServedProcess.StartAsync(_project, "--no-watch");

        for (var at = 0; at < alone.Count; at++)
            Assert.Equal(alone[at], await TellAsync(Commands.ElementAt(at).Data));

        await served.StopAsync();
    }

    [Fact]
    public async Task A_server_that_was_killed_leaves_nothing_in_the_way()
    {
        await PrepareAsync();
        using var served = await ServedProcess.StartAsync(_project);
        await served.KillAsync();

        (await _project.RunAsync("build")).Expect(0);
        Assert.Equal("amount\n18.00\n", await _project.AnswerAsync("select amount from total"));
        using var again = await ServedProcess.StartAsync(_project);
        await again.StopAsync();
        Assert.False(File.Exists(Path.Combine(_project.Root, ".mixdown/owner.dev.json")));
    }

    [Fact]
    public async Task A_second_server_names_the_first()
    {
        await PrepareAsync();
        using var served = await ServedProcess.StartAsync(_project);

        var second = (await _project.RunAsync("serve", "--port", "0")).Expect(2);

        Assert.Contains($"MX4001: Process {served.Id} ('serve')", second.Errors, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:", second.Errors, StringComparison.Ordinal);
        await served.StopAsync();
    }

    [Fact]
    public async Task A_command_waits_for_the_run_before_it_and_Ctrl_C_stops_only_its_own()
    {
        _project.Write("models/slow.sql", "select count(*) as n from range(200000) a, range(200000) b where (a.range * b.range) % 7 = 3\n");
        (await _project.RunAsync("load")).Expect(0);
        using var served = await ServedProcess.StartAsync(_project, "--no-watch");
        using var slow = _project.Start("run", "--select", "slow");
        await served.UntilAsync(_ => slow.OutputSoFar.Contains("Mixdown", StringComparison.Ordinal));
        using var waiting = _project.Start("run", "--select", "total+", "daily");
        await served.UntilAsync(_ => waiting.ErrorsSoFar.Contains("waits   for 'run'", StringComparison.Ordinal));

        slow.Interrupt();

        (await slow.EndAsync()).Expect(2);
        (await waiting.EndAsync()).Expect(0);
        await served.StopAsync();
    }

    [Fact]
    public async Task Ctrl_C_takes_a_command_out_of_the_queue_and_leaves_the_runs_before_and_behind_it()
    {
        _project.Write("models/slow.sql", "select count(*) as n from range(200000) a, range(200000) b where (a.range * b.range) % 7 = 3\n");
        (await _project.RunAsync("load")).Expect(0);
        using var served = await ServedProcess.StartAsync(_project, "--no-watch");
        using var slow = _project.Start("run", "--select", "slow");
        await served.UntilAsync(_ => slow.OutputSoFar.Contains("Mixdown", StringComparison.Ordinal));
        using var given = _project.Start("run", "--select", "total");
        await served.UntilAsync(_ => given.ErrorsSoFar.Contains("waits   for 'run'", StringComparison.Ordinal));
        using var behind = _project.Start("run", "--select", "daily");
        await served.UntilAsync(_ => behind.ErrorsSoFar.Contains("waits   for 'run'", StringComparison.Ordinal));

        given.Interrupt();

        Assert.DoesNotContain("total", (await given.EndAsync()).Expect(2).Output, StringComparison.Ordinal);
        Assert.False(slow.HasEnded);
        Assert.False(behind.HasEnded);
        slow.Interrupt();
        (await slow.EndAsync()).Expect(2);
        (await behind.EndAsync()).Expect(0);
        await served.StopAsync();
    }

    [Fact]
    public async Task A_command_whose_terminal_dies_is_stopped_and_one_whose_server_dies_says_so()
    {
        _project.Write("models/slow.sql", "select count(*) as n from range(200000) a, range(200000) b where (a.range * b.range) % 7 = 3\n");
        (await _project.RunAsync("load")).Expect(0);
        using var served = await ServedProcess.StartAsync(_project, "--no-watch");
        using (var dies = _project.Start("run", "--select", "slow"))
            await dies.KillWhenAsync(() => dies.OutputSoFar.Contains("Mixdown", StringComparison.Ordinal));
        (await _project.RunAsync("run", "--select", "daily", "total")).Expect(0);

        using var left = _project.Start("run", "--select", "slow");
        await served.UntilAsync(_ => left.OutputSoFar.Contains("Mixdown", StringComparison.Ordinal));
        await served.KillAsync();

        Assert.Contains("MX4123", (await left.EndAsync()).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_answer_comes_whole_and_bytes_come_as_they_are()
    {
        await PrepareAsync();
        using var served = await ServedProcess.StartAsync(_project);

        var answer = (await _project.RunAsync("query", "select range as n, 'äöü€😀' as text from range(300000)", "--format", "csv")).Expect(0).Output;
        await _project.RunAsync("query", "select 1 as one", "--format", "parquet", "-o", "one.parquet");

        Assert.Equal(300_001, answer.Count(letter => letter == '\n'));
        Assert.EndsWith("299999,äöü€😀\n", answer, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_project.Root, "one.parquet")));
        await served.StopAsync();
    }

    [Fact]
    public async Task Variables_of_the_command_count_and_not_those_of_the_server()
    {
        _project.Write("models/region.sql", "select '{{ env_var('REGION', 'none') }}' as region\n");
        await PrepareAsync();
        using var served = await ServedProcess.StartAsync(_project, "--no-watch");

        using var process = MixdownProcess.Start(_project.Root, new Dictionary<string, string> { ["REGION"] = "north" }, "run", "--select", "region");
        (await process.EndAsync()).Expect(0);

        Assert.Equal("region\nnorth\n", await _project.AnswerAsync("select region from region"));
        await served.StopAsync();
    }

    [Fact]
    public async Task What_is_secret_on_either_side_stays_there_unless_the_project_names_it()
    {
        _project.Write("models/region.sql", "select '{{ env_var('REGION', 'none') }}' as region\n");
        await PrepareAsync();
        var ofServer = new Dictionary<string, string> { ["REGION"] = "of-the-server", ["TOKEN"] = "token-of-the-server", ["DBT_ENV_SECRET_KEY"] = "key-of-the-server" };
        using var served = await ServedProcess.StartAsync(_project, ofServer, "--no-watch");
        using var tap = new FrameTap(Path.Combine(_project.Root, ".mixdown/owner.dev.json"));

        var mine = new Dictionary<string, string> { ["TOKEN"] = "token-of-the-shell", ["WORD"] = "said" };
        foreach (var command in (string[])["run --json --select region", "compile --select region", "debug", "query select*from+region", "run-operation nothing", "show --inline select+'{{env_var('WORD')}}'+as+word"])
            await MixdownProcess.RunAsync(_project.Root, mine, command.Split(' ').Select(word => word.Replace('+', ' ')));

        Assert.Contains("debug", tap.Heard, StringComparison.Ordinal);
        Assert.Contains("none", tap.Heard, StringComparison.Ordinal);
        Assert.Contains("said", tap.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("of-the-", tap.Heard, StringComparison.Ordinal);
        await served.StopAsync();
    }

    [Fact]
    public async Task Questions_change_nothing_though_the_server_has_the_warehouse_open_for_writing()
    {
        await PrepareAsync();
        using var served = await ServedProcess.StartAsync(_project);

        Assert.Contains("read-only", (await _project.RunAsync("query", "drop table total")).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Equal("amount\n18.00\n", await _project.AnswerAsync("select amount from total"));
        await served.StopAsync();
    }

    [Fact]
    public async Task A_saved_model_is_built_and_an_error_stays_until_it_is_mended()
    {
        await PrepareAsync();
        using var served = await ServedProcess.StartAsync(_project);

        _project.Write("models/total.sql", "select sum(amount) + 1 as amount from {{ ref('daily') }}\n");
        await served.UntilAsync(output => Regex.IsMatch(output, "build   1 model .*done"));
        Assert.Equal("amount\n19.00\n", await _project.AnswerAsync("select amount from total"));
        _project.Write("models/total.sql", "select sum(amount) from {{ ref('dayly') }}\n");
        await served.UntilAsync(output => output.Contains("MX1203", StringComparison.Ordinal));
        _project.Write("models/total.sql", "select sum(amount) + 2 as amount from {{ ref('daily') }}\n");
        await served.UntilAsync(output => output.Contains("no errors any more", StringComparison.Ordinal));
        await served.UntilAsync(output => Regex.Count(output, "build   1 model .*done") == 2);
        await served.StopAsync();
    }

    public void Dispose() => _project.Dispose();

    async Task PrepareAsync()
    {
        (await _project.RunHereAsync("load")).Expect(0);
        (await _project.RunHereAsync("build")).Expect(0);
    }

    /// <summary>What a command prints and how it ends, without what is another one each time: times, ids, process ids.</summary>
    async Task<string> TellAsync(string command)
    {
        var ended = await _project.RunHereAsync(command.Split(' ').Select(word => word.Replace('+', ' ')));
        return $"$ {command}\n{ended.ExitCode}\n{Masked(ended.Output)}\n{Masked(ended.Errors)}";
    }

    static string Masked(string text) => Fields().Replace(Ids().Replace(Times().Replace(Columns().Replace(text, "COLUMN"), "TIME"), "ID"), "$1…");

    [GeneratedRegex(@" +[\d.]+ (ms|s)\b|\d+\.\d+s\b|\([^)]*\d ms\)")]
    private static partial Regex Columns();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)?|\d\d:\d\d:\d\d(\.\d+)?")]
    private static partial Regex Times();

    [GeneratedRegex("(?<=loadId=)[0-9a-f-]+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("""("(?:seconds|pid|execution_time|execution|elapsed|bytes_per_second|rows_per_second|thread|ts|file_bytes)": ?)"?[^,}]*""")]
    private static partial Regex Fields();
}
