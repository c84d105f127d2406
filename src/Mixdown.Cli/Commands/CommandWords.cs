using System.CommandLine;
using System.CommandLine.Parsing;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Cli.Commands;

/// <summary>What is said of words of a command line that mean nothing there.</summary>
static class CommandWords
{
    /// <summary>One of an enumeration's words, in any case.</summary>
    public static T OneOf<T>(ArgumentResult given)
        where T : struct, Enum
    {
        var word = given.Tokens is [var token] ? token.Value : "";
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        given.AddError($"There is no '{word}' here. {DidYouMean.Hint(word, Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
        return default;
    }

    /// <summary>Refuses unknown options where a command takes names, which they would be taken for.</summary>
    /// <param name="command">It, with all that is below it.</param>
    public static void RefuseUnknownOptions(Command command)
    {
        foreach (var argument in command.Arguments)
            argument.Validators.Add(given => Refuse(command, given));
        foreach (var below in command.Subcommands)
            RefuseUnknownOptions(below);
    }

    static void Refuse(Command command, ArgumentResult given)
    {
        foreach (var token in given.Tokens.Where(token => IsOption(token.Value)))
            given.AddError($"There is no option '{token.Value}' of 'mixdown {command.Name}'. {Hint(token.Value, command)}");
    }

    // SQL may begin with a comment: --, and then a space.
    static bool IsOption(string word) => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(word[2]) && !word.Any(char.IsWhiteSpace);

    static string Hint(string word, Command command) => DidYouMean.Guess(word, command.Options.Select(option => option.Name)) is { } guess
        ? $"Did you mean '{guess}'?"
        : "'--help' lists those that there are.";
}
