using System.Collections;

namespace Mixdown.Cli;

/// <summary>What commands find around them: all that they would otherwise ask their process for.</summary>
/// <param name="Environment">Environment variables.</param>
/// <param name="Folder">The folder that the command was started in, absolute.</param>
/// <param name="Enter">Goes into a project's folder, since the warehouse's views on the lake name their files from there.</param>
sealed record Surroundings(IReadOnlyDictionary<string, string> Environment, string Folder, Action<string> Enter)
{
    /// <summary>What another program writes into this one.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess() => new(
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
        System.Environment.CurrentDirectory,
        folder => System.Environment.CurrentDirectory = folder);
}
