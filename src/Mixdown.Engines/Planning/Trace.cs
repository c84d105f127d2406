using System.Collections.Immutable;

namespace Mixdown.Engines.Planning;

/// <summary>Where a column between two operators of a plan comes from.</summary>
/// <param name="Kind">How.</param>
/// <param name="Inputs">From what.</param>
sealed record Trace(ColumnKind Kind, ImmutableHashSet<PlanColumn> Inputs)
{
    /// <summary>A column made from nothing.</summary>
    public static Trace Constant { get; } = new(ColumnKind.Constant, []);

    /// <summary>A column of which nothing is known.</summary>
    public static Trace Unknown { get; } = new(ColumnKind.Unknown, []);

    /// <summary>Whether rows were grouped by it.</summary>
    public bool IsGroupKey { get; init; }

    /// <summary>A column that is read.</summary>
    public static Trace Of(PlanColumn column) => new(ColumnKind.PassedThrough, [column]);

    /// <summary>A column calculated from others, at least in this way.</summary>
    public static Trace Made(ColumnKind kind, IEnumerable<Trace> from)
    {
        var inputs = ImmutableHashSet.CreateBuilder<PlanColumn>();
        foreach (var trace in from)
        {
            inputs.UnionWith(trace.Inputs);
            kind = trace.Kind > kind ? trace.Kind : kind;
        }
        return new Trace(kind, inputs.ToImmutable());
    }

    /// <summary>A column whose values come from one or from the other.</summary>
    public Trace Or(Trace other) => new(Kind > other.Kind ? Kind : other.Kind, Inputs.Union(other.Inputs))
    {
        IsGroupKey = IsGroupKey && other.IsGroupKey,
    };
}
