using Mixdown.Data.Settings;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Files.Properties;

/// <summary>A unit test as a properties file declares it: of a model with versions, for all that it does not leave out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The tested model's name.</param>
/// <param name="Map">All that is said of it.</param>
/// <param name="File">The properties file.</param>
sealed record UnitTestDeclaration(string Name, string Model, SettingNode.Map Map, TextFile File)
{
    public required IReadOnlyList<UnitTestInput> Given { get; init; }

    public required UnitTestRows Expect { get; init; }

    /// <summary>A map under <c>overrides</c>: <c>macros</c>, <c>vars</c> or <c>env_vars</c>.</summary>
    public IReadOnlyDictionary<string, object?> Overrides(string key) =>
        PlainValue.Map((Map["overrides"] as SettingNode.Map)?[key] as SettingNode.Map);
}
