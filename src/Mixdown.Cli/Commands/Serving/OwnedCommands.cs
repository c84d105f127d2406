using Mixdown.Cli.Rendering;
using Mixdown.Runs.Owner.Handing;
using Mixdown.Runs.Serving;
using Mixdown.Web.Exports;

namespace Mixdown.Cli.Commands.Serving;

/// <summary>Does the command lines that others hand to the process that serves a project, each as it would be done where it was
/// given.</summary>
/// <param name="served">The project.</param>
/// <param name="exporter">Makes files of its dashboards.</param>
/// <param name="clock">The time.</param>
sealed class OwnedCommands(ServedProject served, DashboardExporter exporter, TimeProvider clock)
{
    /// <summary>Does one.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunAsync(HandedCommand command, HandedTerminal ends, CancellationToken cancel)
    {
        using var run = served.Runs.Begin(
            command.Verb, before => ends.Errors.WriteLine($"  waits   for '{before}', which is under way in the process that serves this project"), cancel);
        var look = new TerminalLook(command.IsInteractive, command.HasColour, () => command.Width);
        var terminal = new Terminal(ends.Output, ends.Errors, clock, look) { Bytes = ends.Bytes };
        // The folder of this process is the project's, and stays it.
        var surroundings = new Surroundings(command.Environment, command.Folder, static _ => { }) { Input = ends.Input };
        try
        {
            return await new Composition(clock, terminal, surroundings) { Within = run, Exporter = exporter }.RunAsync([.. command.Arguments], run.Token);
        }
        catch (Exception fault)
        {
            // The boundary of a command: a fault of ours ends it, as it would end a process of its own, and nothing else.
            ends.Errors.WriteLine($"Unhandled exception. {fault}");
            return ExitCode.Unable;
        }
    }
}
