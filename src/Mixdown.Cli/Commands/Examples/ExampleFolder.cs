using Mixdown.Data.Diagnostics;

namespace Mixdown.Cli.Commands.Examples;

/// <summary>The example projects that come with the program.</summary>
static class ExampleFolder
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> All { get; } = ["music-store", "music-events", "shopping"];

    /// <summary>The folder <c>examples/NAME</c> beside the program or above it.</summary>
    /// <exception cref="MixdownException">MX4011: the examples did not come with this program.</exception>
    public static string Find(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "examples", name);
            if (Directory.Exists(folder))
                return folder;
        }
        throw new MixdownException(new Diagnostic(
            "MX4011", $"There is no folder examples/{name} beside {AppContext.BaseDirectory} or above it",
            Hint: "Run the command in a copy of the repository, or name the project with '--project-dir'."));
    }
}
