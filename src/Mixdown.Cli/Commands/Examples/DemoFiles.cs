using System.CommandLine;
using Mixdown.Runs.Running;
using Mixdown.Simulation.Shopping;
using Mixdown.Simulation.Store;

namespace Mixdown.Cli.Commands.Examples;

/// <summary>The files that an example is loaded from, unless a variable of the environment names others.</summary>
sealed class DemoFiles
{
    readonly Option<int> _scale = new("--scale") { HelpName = "N", Description = "Size: at 1 a store has about 2,240 invoice lines, a shop 3,900 purchases; at 1000 a thousand times as many", DefaultValueFactory = _ => 1 };
    readonly Option<decimal> _dirty = new("--dirty") { HelpName = "RATIO", Description = "Share of damaged records of each kind in the files, 0 to 0.2", DefaultValueFactory = _ => 0.002m };

    /// <summary>Adds its options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_scale);
        command.Options.Add(_dirty);
    }

    /// <summary>The size that was asked for.</summary>
    public int Scale(ParseResult given) => given.GetValue(_scale);

    /// <summary>Writes the store's, unless MIXDOWN_STORE_DATA names another one.</summary>
    public async Task WriteStoreAsync(ParseResult given, RunRequest request, CancellationToken cancel)
    {
        if (request.Environment.ContainsKey("MIXDOWN_STORE_DATA"))
            return;
        var options = new StoreOptions { Scale = Scale(given), DirtyRatio = given.GetValue(_dirty), Overwrite = true };
        await new StoreGenerator(options).WriteAsync(Path.Combine(request.ProjectDir, "data", "store"), progress: null, cancel);
    }

    /// <summary>Writes the shop's, unless MIXDOWN_SHOPPING_DATA names others.</summary>
    public async Task WritePurchasesAsync(ParseResult given, RunRequest request, CancellationToken cancel)
    {
        if (request.Environment.ContainsKey("MIXDOWN_SHOPPING_DATA"))
            return;
        var options = new ShoppingOptions { Scale = Scale(given), DirtyRatio = given.GetValue(_dirty), Overwrite = true };
        await new ShoppingGenerator(options).WriteAsync(Path.Combine(request.ProjectDir, "data", "drop"), cancel);
    }
}
