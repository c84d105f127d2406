using System.Security.Cryptography;
using System.Text;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Graph;

/// <summary>A node that has SQL of its own: a model, a seed, a check, an analysis.</summary>
public sealed class ProjectNode(NodeKind kind) : GraphNode
{
    string? _checksum;

    /// <inheritdoc/>
    public override NodeKind Kind => kind;

    /// <summary>The text of its file (of a generic check: of the call of its macro), before Jinja.</summary>
    public required string RawCode { get; init; }

    /// <summary>SHA-256 of its file (of a generic check: of the call of its macro), in hex digits; white space at either end does
    /// not count, as in dbt.</summary>
    public string Checksum
    {
        get => _checksum ??= ChecksumOf(RawCode);
        init => _checksum = value;
    }

    /// <summary>The file below its resource path: <c>silver/customer.sql</c>; of a generic check <c>&lt;name&gt;.sql</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Where it is, or will be, in the warehouse.</summary>
    public RelationName Relation { get; internal set; } = new(null, "", "");

    /// <summary>The columns that properties files describe.</summary>
    public IReadOnlyList<ColumnInfo> Columns { get; internal set; } = [];

    /// <summary>The properties file that describes it; null when none does.</summary>
    public string? PatchFile { get; internal set; }

    /// <summary>The calls of ref(), as written.</summary>
    public IReadOnlyList<RefCall> Refs { get; internal set; } = [];

    /// <summary>The calls of source(), as written.</summary>
    public IReadOnlyList<SourceCall> Sources { get; internal set; } = [];

    /// <summary>Ids of the macros that rendering it called directly.</summary>
    public IReadOnlyList<string> Macros { get; internal set; } = [];

    /// <summary>Of a model with versions, which one this is; null without versions.</summary>
    public string? Version { get; init; }

    /// <summary>Of a model with versions, the one that ref() means when it names none; null without versions.</summary>
    public string? LatestVersion { get; init; }

    /// <summary>Whether it is one of several versions of a model.</summary>
    public bool IsVersioned => Version is not null;

    /// <summary>The last day of its use, as its file writes it; null when it stays.</summary>
    public string? DeprecationDate { get; internal set; }

    /// <summary>Who may refer to a model: <c>private</c> (its group), <c>protected</c> (its package), <c>public</c>.</summary>
    public string Access => Config.Text("access") ?? "protected";

    /// <summary>The group that owns it; null for none.</summary>
    public string? Group => Config.Text("group");

    /// <summary>What the warehouse is to enforce of the table; those of one column stand at the column.</summary>
    public IReadOnlyList<ConstraintInfo> Constraints { get; internal set; } = [];

    /// <summary>Whether its SQL has to give exactly the columns and types that its file promises.</summary>
    public bool IsContractEnforced => Config["contract"] is IReadOnlyDictionary<string, object?> contract && contract.GetValueOrDefault("enforced") is true;

    /// <summary>All that its properties file says of it; null when none does.</summary>
    internal SettingNode.Map? Declaration { get; set; }

    /// <summary>The variables that rendering it asked for, with what they were.</summary>
    public IReadOnlyDictionary<string, object?> Vars { get; internal set; } = new Dictionary<string, object?>(0);

    /// <summary>What the check is; null unless <see cref="GraphNode.Kind"/> is <see cref="NodeKind.Test"/>.</summary>
    public CheckSpec? Check { get; init; }

    /// <summary>What people configured, before the Jinja of dbt_project.yml: what environments have in common.</summary>
    internal NodeConfig UnrenderedConfig => Unrendered?.Value ?? Config;

    /// <summary>Makes <see cref="UnrenderedConfig"/>; null where it is <see cref="GraphNode.Config"/>.</summary>
    internal Lazy<NodeConfig>? Unrendered { get; set; }

    /// <summary>What the root project says of a node of a package: it wins over everything that the package says.</summary>
    internal NodeConfig RootConfig { get; } = new();

    /// <summary>Jinja that prints nothing, put in front of the code so that its lines are those of the file: a snapshot's code
    /// starts in the middle of one.</summary>
    internal string Lead { get; init; } = "";

    /// <summary>Configuration written in its file by config(), apart from what files around it say.</summary>
    internal NodeConfig OwnConfig { get; } = new();

    /// <summary>Whether it has a table or a view: not so for ephemeral models, checks and analyses.</summary>
    public bool IsRelation => kind is NodeKind.Model or NodeKind.Seed or NodeKind.Snapshot && !IsEphemeral;

    /// <summary>Whether the rows that a check finds are kept in a table or a view of their own.</summary>
    public bool StoresFailures => kind == NodeKind.Test && Config.Truth("store_failures", false);

    /// <summary>Whether it exists only as a CTE in the models that read it.</summary>
    public bool IsEphemeral => kind == NodeKind.Model && Config.Materialized == "ephemeral";

    internal static string ChecksumOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim())));
}
