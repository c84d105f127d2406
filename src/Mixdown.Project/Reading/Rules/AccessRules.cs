using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading.Rules;

/// <summary>Who may refer to whom: private models are for their group, protected ones for their package where it says so.</summary>
/// <param name="context">Has the packages and their groups.</param>
sealed class AccessRules(CompileContext context)
{
    /// <summary>MX1225 when a node may not refer to a model; null when it may.</summary>
    /// <param name="node">Who asks.</param>
    /// <param name="model">What is asked for.</param>
    /// <param name="call">How.</param>
    public Diagnostic? Refuses(GraphNode node, ProjectNode model, RefCall call)
    {
        if (model.Kind != NodeKind.Model)
            return null;
        var isForeign = node.Package != model.Package && context.Packages.TryGetValue(model.Package, out var package) && package.Project.RestrictsAccess;
        return model.Access switch
        {
            "private" when GroupOf(node) != model.Group || isForeign => Private(node, model, call),
            "protected" when isForeign => new Diagnostic(
                "MX1225", $"'{node.Name}' refers to '{model.Name}', which is protected in the package '{model.Package}'", call.At,
                $"Only models with 'access: public' of '{model.Package}' are for other packages: its dbt_project.yml says 'restrict-access: true'."),
            _ => null,
        };
    }

    /// <summary>A check belongs to the group of what it checks.</summary>
    string? GroupOf(GraphNode node) => node is ProjectNode { Check.AttachedTo: { } on } && context.Manifest.Nodes.TryGetValue(on, out var checkedNode)
        ? node.Config.Text("group") ?? checkedNode.Group
        : node.Config.Text("group");

    static Diagnostic Private(GraphNode node, ProjectNode model, RefCall call) => new(
        "MX1225", $"'{node.Name}' refers to '{model.Name}', which is private to {(model.Group is { } group ? $"the group '{group}'" : "models without a group")}", call.At,
        model.Group is { } owner ? $"Put '{node.Name}' into that group with 'group: {owner}', or ask its owners for 'access: protected'." : $"Give '{model.Name}' 'access: protected'.");

    /// <summary>MX1227, a warning: the model's last day has passed, or comes; null when it stays.</summary>
    public Diagnostic? IsDeprecated(GraphNode node, ProjectNode model, RefCall call)
    {
        if (model.DeprecationDate is not { } written || node is ProjectNode { Check: not null }
            || !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
        {
            return null;
        }
        var isPast = day <= context.Request.StartedAt;
        var next = model.Version is { } version && version != model.LatestVersion ? $"Refer to version {model.LatestVersion} instead." : "Refer to another model instead.";
        return new Diagnostic(
            "MX1227", $"'{node.Name}' refers to '{model.Name}'{(model.Version is null ? "" : $" version {model.Version}")}, which {(isPast ? "was" : "will be")} deprecated on {written}",
            call.At, next, Severity.Warning);
    }

    /// <summary>MX1226 for each node of a group that is not declared.</summary>
    public IEnumerable<Diagnostic> UnknownGroups()
    {
        var groups = context.Manifest.Groups.Values.Select(group => group.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var node in context.Manifest.All)
        {
            if (node.Config.Text("group") is { } group && !groups.Contains(group))
                yield return new Diagnostic("MX1226", $"'{node.Name}' is of the group '{group}', and there is no such group", node.DeclaredAt, groups.Count == 0 ? "Declare it under 'groups:' with its 'name' and 'owner'." : DidYouMean.Hint(group, groups));
        }
    }
}
