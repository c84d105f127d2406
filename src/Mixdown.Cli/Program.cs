using Mixdown.Cli.Rendering;

namespace Mixdown.Cli;

static class Program
{
    static async Task<int> Main(string[] arguments)
    {
        var terminal = new Terminal(Console.Out, Console.Error, TimeProvider.System, TerminalLook.OfConsole());
        var composition = new Composition(TimeProvider.System, terminal, Surroundings.OfProcess());
        return await composition.RunUntilStoppedAsync(arguments);
    }
}
