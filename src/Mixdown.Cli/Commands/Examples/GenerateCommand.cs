using System.CommandLine;
using Mixdown.Cli.Commands.Examples.Events;
using Mixdown.Cli.Rendering;
using Mixdown.Simulation.Shopping;
using Mixdown.Simulation.Store;

namespace Mixdown.Cli.Commands.Examples;

/// <summary><c>mixdown generate store|events|shopping</c>: deterministic test data at any scale.</summary>
static class GenerateCommand
{
    /// <summary>The command with its kinds of data.</summary>
    public static Command Create(Composition composition, TimeProvider clock)
    {
        var terminal = composition.Terminal;
        var generate = new Command("generate", "Write deterministic test data");
        generate.Subcommands.Add(Store(terminal));
        generate.Subcommands.Add(GenerateEventsCommand.Create(composition, clock));
        generate.Subcommands.Add(Shopping(terminal));
        return generate;
    }

    static Command Store(Terminal terminal)
    {
        var scale = new Option<int>("--scale") { HelpName = "N", Description = "Size: 1 is about 2,240 invoice lines, 1000 about 2.2 million", DefaultValueFactory = _ => 1 };
        var seed = new Option<ulong>("--seed") { HelpName = "S", Description = "Picks one store out of many; the same seed gives the same bytes", DefaultValueFactory = _ => 42 };
        var dirty = new Option<decimal>("--dirty") { HelpName = "RATIO", Description = "Share of records that each kind of defect strikes, 0 to 0.2; counted in ground_truth.json" };
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "Where the CSV files go", DefaultValueFactory = _ => "data/store" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a store of other options that is there already" };
        var store = new Command("store", "A music store: 11 CSV files and ground_truth.json, see docs/generate.md") { scale, seed, dirty, folder, overwrite };
        store.SetAction(async (given, cancel) =>
        {
            var options = new StoreOptions
            {
                Scale = given.GetValue(scale),
                Seed = given.GetValue(seed),
                DirtyRatio = given.GetValue(dirty),
                Overwrite = given.GetValue(overwrite),
            };
            var path = Path.GetFullPath(given.GetValue(folder)!);
            var summary = await new StoreGenerator(options).WriteAsync(path, progress: null, cancel);
            terminal.Output.WriteLine(GeneratedText.Of(summary));
            return ExitCode.Success;
        });
        return store;
    }

    static Command Shopping(Terminal terminal)
    {
        var scale = new Option<int>("--scale") { HelpName = "N", Description = "Size: 1 is 325 purchases a month", DefaultValueFactory = _ => 1 };
        var seed = new Option<ulong>("--seed") { HelpName = "S", Description = "Picks one history out of many; the same seed gives the same bytes", DefaultValueFactory = _ => 42 };
        var drops = new Option<int>("--drops") { HelpName = "N", Description = "Files, one a month; more of them change none of the first", DefaultValueFactory = _ => 12 };
        var dirty = new Option<decimal>("--dirty") { HelpName = "RATIO", Description = "Share of records that each kind of defect strikes, 0 to 0.2; counted in ground_truth.json" };
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "Where the CSV files go", DefaultValueFactory = _ => "data/drop" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace purchases of other options that are there already" };
        var shopping = new Command("shopping", "Purchases of clothes: a CSV file a month and ground_truth.json, see docs/generate.md") { scale, seed, drops, dirty, folder, overwrite };
        shopping.SetAction(async (given, cancel) =>
        {
            var options = new ShoppingOptions
            {
                Scale = given.GetValue(scale),
                Seed = given.GetValue(seed),
                Drops = given.GetValue(drops),
                DirtyRatio = given.GetValue(dirty),
                Overwrite = given.GetValue(overwrite),
            };
            var summary = await new ShoppingGenerator(options).WriteAsync(Path.GetFullPath(given.GetValue(folder)!), cancel);
            terminal.Output.WriteLine(GeneratedText.Of(summary));
            return ExitCode.Success;
        });
        return shopping;
    }
}
