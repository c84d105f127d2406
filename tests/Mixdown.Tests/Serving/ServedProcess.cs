using Mixdown.Tests.Cli;

namespace Mixdown.Tests.Serving;

/// <summary>A <c>mixdown serve</c> of a small project in a process of its own.</summary>
sealed class ServedProcess : IDisposable
{
    readonly MixdownProcess _process;

    ServedProcess(MixdownProcess process) => _process = process;

    public int Id => _process.Id;

    public string Output => _process.OutputSoFar;

    public static Task<ServedProcess> StartAsync(SmallProject project, params string[] options) => StartAsync(project, new Dictionary<string, string>(), options);

    /// <param name="environment">Variables of the server beside the inherited ones.</param>
    public static async Task<ServedProcess> StartAsync(SmallProject project, IReadOnlyDictionary<string, string> environment, params string[] options)
    {
        var process = MixdownProcess.Start(project.Root, environment, ["serve", "--port", "0", .. options]);
        await process.UntilAsync(() => process.OutputSoFar.Contains("Ctrl-C ends", StringComparison.Ordinal));
        return new ServedProcess(process);
    }

    public Task UntilAsync(Func<string, bool> says) => _process.UntilAsync(() => says(_process.OutputSoFar));

    public async Task StopAsync()
    {
        _process.Interrupt();
        (await _process.EndAsync()).Expect(0);
    }

    public Task KillAsync() => _process.KillWhenAsync(() => true);

    public void Dispose() => _process.Dispose();
}
