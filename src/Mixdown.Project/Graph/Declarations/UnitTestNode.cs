using Mixdown.Data.Settings;

namespace Mixdown.Project.Graph.Declarations;

/// <summary>A check of one model's SQL: given these rows as inputs, it gives those.</summary>
public sealed class UnitTestNode : GraphNode
{
    ProjectNode? _check;

    /// <inheritdoc/>
    public override NodeKind Kind => NodeKind.UnitTest;

    /// <summary>The tested model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The tested model's version; null where it has none.</summary>
    public string? Version { get; init; }

    /// <summary>The tested model's id; empty when there is no such model.</summary>
    public string TestedNode { get; internal set; } = "";

    /// <summary>Its inputs; an input of the model that is not among them has no rows.</summary>
    public required IReadOnlyList<UnitTestInput> Given { get; init; }

    /// <summary>What the model is to give.</summary>
    public required UnitTestRows Expect { get; init; }

    /// <summary>What macros answer in the test, by name: <c>is_incremental</c>, <c>dbt.current_timestamp</c>.</summary>
    public IReadOnlyDictionary<string, object?> Macros { get; init; } = new Dictionary<string, object?>(0);

    /// <summary>Variables in the test.</summary>
    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>(0);

    /// <summary>Environment variables in the test.</summary>
    public IReadOnlyDictionary<string, object?> EnvironmentVariables { get; init; } = new Dictionary<string, object?>(0);

    /// <summary>The test as a check of a plan: what results, events and files of SQL name.</summary>
    internal ProjectNode AsCheck => _check ??= new ProjectNode(NodeKind.UnitTest)
    {
        UniqueId = UniqueId,
        Name = Name,
        Package = Package,
        File = File,
        Fqn = Fqn,
        RawCode = "",
        Path = $"{Name}.sql",
        DeclaredAt = DeclaredAt,
        DependsOn = DependsOn,
        Check = new CheckSpec("unit", new Dictionary<string, object?>(0), null, TestedNode),
    };

    /// <summary>All that its file says of it.</summary>
    public required SettingNode.Map Declaration { get; init; }
}
