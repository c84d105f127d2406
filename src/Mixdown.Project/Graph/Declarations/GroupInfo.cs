using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Declarations;

/// <summary>People who own models together; private models are for their own group only.</summary>
/// <param name="Name">What <c>group:</c> in a configuration says.</param>
/// <param name="Package">The package that declares it.</param>
/// <param name="File">Relative to its package's folder.</param>
/// <param name="At">Where its name stands.</param>
public sealed record GroupInfo(string Name, string Package, string File, SourceSpan At)
{
    /// <summary><c>group.package.name</c>.</summary>
    public string UniqueId => $"group.{Package}.{Name}";

    /// <summary>For people.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who they are: <c>name</c>, <c>email</c> and what else is written there.</summary>
    public IReadOnlyDictionary<string, object?> Owner { get; init; } = new Dictionary<string, object?>(0);

    /// <summary>Free facts.</summary>
    public IReadOnlyDictionary<string, object?> Meta { get; init; } = new Dictionary<string, object?>(0);
}
