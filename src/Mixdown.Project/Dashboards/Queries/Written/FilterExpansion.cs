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
    static readonly JinjaFunction Signature = new("filters(alias=None)", given => given[0] as string is { } alias ? $"{new SqlIdentifier(alias)}." : "");

    /// <summary>What it was replaced by, each time.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Whether the query used it.</summary>
    public bool WasUsed { get; private set; }

    /// <inheritdoc/>
    public string TypeName => "Filters";

    /// <inheritdoc/>
    public bool IsTrue => true;

    /// <inheritdoc/>
    public bool IsCallable => true;

    /// <inheritdoc/>
    public object? Call(JinjaArguments arguments) => Expand((string)Signature.Call(arguments)!);

    /// <inheritdoc/>
    public string Print() => Expand("");

    string Expand(string prefix)
    {
        WasUsed = true;
        var text = narrowing?.Sql(prefix) ?? SemiJoins.Nothing;
        Texts.Add(text);
        return text;
    }
}
