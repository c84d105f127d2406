using Mixdown.Data.Naming;
using Mixdown.Jinja;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary><c>{{ filters }}</c> in a query that a person wrote: what narrows the tile as conditions on the columns of its fact, so
/// that nothing has to be joined; <c>{{ filters('l') }}</c> where the fact is called <c>l</c>.</summary>
/// <param name="narrowing">What narrows the tile, and how the fact reaches it; null: nothing does.</param>
sealed class FilterExpansion(SemiJoins? narrowing) : IJinjaObject
{
    readonly JinjaFunction _call = new("filters(alias=None)", given => narrowing?.Sql(given[0] is string alias ? $"{new SqlIdentifier(alias)}." : "") ?? SemiJoins.Nothing);

    /// <summary>Whether the query used it.</summary>
    public bool WasUsed { get; private set; }

    /// <inheritdoc/>
    public string TypeName => "Filters";

    /// <inheritdoc/>
    public bool IsTrue => true;

    /// <inheritdoc/>
    public bool IsCallable => true;

    /// <inheritdoc/>
    public object? Call(JinjaArguments arguments)
    {
        WasUsed = true;
        return _call.Call(arguments);
    }

    /// <inheritdoc/>
    public string Print()
    {
        WasUsed = true;
        return narrowing?.Sql("") ?? SemiJoins.Nothing;
    }
}
