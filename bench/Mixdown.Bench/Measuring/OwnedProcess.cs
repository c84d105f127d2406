using System.Diagnostics;

namespace Mixdown.Bench.Measuring;

/// <summary>A process that goes on until a bench ends it.</summary>
/// <param name="process">It, started.</param>
abstract class OwnedProcess(Process process) : IDisposable
{
    /// <summary>Largest resident memory so far.</summary>
    public long PeakBytes => Child.PeakBytes(Process.Id);

    /// <summary>It.</summary>
    protected Process Process => process;

    /// <summary>Ends it as Ctrl-C does.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        using var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
