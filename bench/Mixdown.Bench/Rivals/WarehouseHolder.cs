using System.Diagnostics;
using Mixdown.Bench.Measuring.Serving;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Rivals;

/// <summary>A process that has a warehouse open, asked it once, and waits. Called by <c>Mixdown.Bench hold DATABASE</c>.</summary>
static class WarehouseHolder
{
    public const string Verb = "hold";

    public const string Name = ".NET with libduckdb, the warehouse asked once";

    /// <summary>What such a process holds of the machine's memory after a while.</summary>
    public static async Task<ProcessMemory> MemoryAsync(string project, TimeSpan rest, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Verb, StoreProject.Warehouse(project)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var holder = Process.Start(start)!;
        await holder.StandardOutput.ReadLineAsync(cancel);
        await Task.Delay(rest, cancel);
        var memory = ProcessMemory.Of(holder.Id);
        holder.StandardInput.Close();
        await holder.WaitForExitAsync(cancel);
        return memory;
    }

    /// <summary>Holds it until its input ends.</summary>
    public static void Run(string database)
    {
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = database, ReadOnly = true });
        using (var session = engine.OpenSession())
            Console.WriteLine(session.Query("select sum(line_amount) from gold.fact_invoice_line", CancellationToken.None).Rows[0][0]);
        Console.In.ReadToEnd();
    }
}
