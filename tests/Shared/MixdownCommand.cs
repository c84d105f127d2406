using Mixdown.Cli;
using Mixdown.Cli.Rendering;

namespace Mixdown.Testing;

/// <summary>A command of mixdown in the process of the tests: all that <see cref="MixdownProcess"/> does but for the start of a
/// process, which takes longer than most commands.</summary>
static class MixdownCommand
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Where a person would be; the tests' own working directory stays as it is.</param>
    /// <param name="environment">All variables but PATH, which is that of the tests.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    /// <param name="cancel">Ctrl-C.</param>
    public static async Task<MixdownProcess.Ended> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var terminal = new Terminal(output, errors, TimeProvider.System, new TerminalLook(IsInteractive: false, HasColour: false, () => 120));
        var variables = new Dictionary<string, string>(environment, StringComparer.Ordinal) { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" };
        var surroundings = new Surroundings(variables, folder, static _ => { });
        var exitCode = await new Composition(TimeProvider.System, terminal, surroundings).RunAsync([.. arguments], cancel);
        return new MixdownProcess.Ended(exitCode, output.ToString(), errors.ToString());
    }
}
