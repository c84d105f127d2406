using System.CommandLine;
using Mixdown.Cli.Commands;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Cli;

/// <summary>The one place that wires: which commands there are, and what each of them gets. The boundary at which errors turn into
/// text and exit codes.</summary>
/// <param name="clock">The time of everything below.</param>
/// <param name="terminal">Where commands write.</param>
sealed class Composition(TimeProvider clock, Terminal terminal)
{
    /// <summary>Runs one command line.</summary>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return await Root().Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (MixdownException problem)
        {
            ProblemText.Write(terminal.Errors, terminal.Palette, problem.Diagnostics);
            return ExitCode.Unable;
        }
        catch (OperationCanceledException)
        {
            terminal.Errors.WriteLine("stopped");
            return ExitCode.Unable;
        }
    }

    RootCommand Root() => new("Mixdown takes files, databases and streams to a tested star schema and live dashboards, in one process")
    {
        GenerateCommand.Create(terminal),
    };
}
