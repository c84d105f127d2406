using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Compile.Facts;

/// <summary>What a model promises, as templates see it. The keys are dbt's.</summary>
static class ContractFacts
{
    public static JinjaList Of(IReadOnlyList<ConstraintInfo> constraints) => new(constraints.Select(object? (constraint) => new JinjaDict
    {
        ["type"] = constraint.Type,
        ["name"] = constraint.Name,
        ["expression"] = constraint.Expression,
        ["columns"] = JinjaValue.From(constraint.Columns),
        ["to"] = constraint.To,
        ["to_columns"] = JinjaValue.From(constraint.ToColumns),
        ["warn_unenforced"] = constraint.WarnUnenforced,
        ["warn_unsupported"] = constraint.WarnUnsupported,
    }));
}
