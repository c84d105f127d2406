using System.CommandLine;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Owner.Handing;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands.Serving;

/// <summary>Hands a command line that needs a target to the process that holds it, where <c>mixdown serve</c> does.</summary>
/// <param name="composition">Where the command was given.</param>
sealed class CommandHandOver(Composition composition)
{
    /// <summary>The commands that write a target or look into its warehouse. What only reads files is done where it was given, and so is
    /// what runs streams, which take no target.</summary>
    static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "load", "build", "run", "test", "seed", "snapshot", "clone", "retry", "compile", "docs", "debug", "source", "plan", "diff", "query", "show",
        "run-operation", "dashboard export", "lake", "quarantine", "reconcile", "validate",
    };

    /// <summary>Has the owner do it.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="arguments">Its words.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The exit code; null: it is to be done here.</returns>
    /// <exception cref="MixdownException">The owner cannot do it: see <see cref="OwnerClient.RunAsync"/>.</exception>
    public async Task<int?> TryAsync(ParseResult given, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var verb = VerbOf(given);
        if (given.Errors.Count > 0 || given.Action != given.CommandResult.Command.Action || !(Verbs.Contains(verb) || Verbs.Contains(verb.Split(' ')[0])))
            return null;
        await using var owner = await OwnerClient.FindAsync(composition.RunHost([]), Request(given, verb), cancel);
        if (owner is null)
            return null;
        var terminal = composition.Terminal;
        var command = new HandedCommand
        {
            Verb = verb,
            Arguments = arguments,
            Folder = composition.Surroundings.Folder,
            IsInteractive = terminal.IsInteractive,
            HasColour = terminal.HasColour,
            Width = terminal.Width,
        };
        var ends = new HandedTerminal(terminal.Output, terminal.Errors, terminal.Bytes, composition.Surroundings.Input);
        return await owner.RunAsync(command, ProductVersion.Text, ends, cancel);
    }

    RunRequest Request(ParseResult given, string verb) => new()
    {
        Command = verb,
        ProjectDir = ProjectFolder.Find(Option(given, "--project-dir") ?? Variable("DBT_PROJECT_DIR"), composition.Surroundings),
        ProfilesDir = Option(given, "--profiles-dir") is { } profiles ? Path.GetFullPath(profiles, composition.Surroundings.Folder) : null,
        Profile = Option(given, "--profile") ?? Variable("DBT_PROFILE"),
        Target = Option(given, "--target") ?? Variable("DBT_TARGET"),
        Environment = composition.Surroundings.Environment,
    };

    /// <summary>The words that name the command: <c>quarantine list</c>.</summary>
    static string VerbOf(ParseResult given)
    {
        var names = new Stack<string>();
        for (var at = given.CommandResult; at.Parent is System.CommandLine.Parsing.CommandResult above; at = above)
            names.Push(at.Command.Name);
        return string.Join(' ', names);
    }

    static string? Option(ParseResult given, string name) =>
        given.CommandResult.Command.Options.OfType<Option<string?>>().FirstOrDefault(option => option.Name == name) is { } option ? given.GetValue(option) : null;

    string? Variable(string name) => composition.Surroundings.Environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
