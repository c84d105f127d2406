using Mixdown.Data.Naming;

namespace Mixdown.Runs.Tracing;

/// <summary>How rows of a table are found that rows of another one are made of.</summary>
/// <param name="Pairs">Columns of the one and the columns of the other that they are handed on from.</param>
/// <param name="IsKey">Whether the only pair tells the other's rows apart.</param>
sealed record TraceLink(IReadOnlyList<(string Here, string There)> Pairs, bool IsKey)
{
    /// <summary>Tables that the other is joined with, and of which the one hands columns on too.</summary>
    public IReadOnlyList<JoinedTable> Joined { get; init; } = [];

    /// <summary>The columns of the one that narrow the other's rows.</summary>
    public IEnumerable<string> Covered => Pairs.Select(pair => pair.Here).Concat(Joined.SelectMany(joined => joined.Pairs).Select(pair => pair.Here));

    /// <summary>In a person's words.</summary>
    public string How => string.Join(", ", Pairs.Select(Words).Concat(Joined.SelectMany(joined => joined.Pairs.Select(pair => $"{pair.Here} = {joined.Name}.{pair.There}"))));

    /// <summary>The condition on rows of the other table.</summary>
    /// <param name="step">The rows of the one.</param>
    /// <param name="rows">What the query calls rows of the other.</param>
    public string Condition(string step, string rows)
    {
        if (IsKey)
            return $"{rows}.{new SqlIdentifier(Pairs[0].There)} in (select {new SqlIdentifier(Pairs[0].Here)} from {step})";
        var from = string.Concat(Joined.Select((joined, i) => $" join {joined.Relation} as joined_{i + 1} on {Equal(joined.Pairs, $"joined_{i + 1}")}"));
        var keys = Joined.Select((joined, i) => $"joined_{i + 1}.{new SqlIdentifier(joined.Key)} = {rows}.{new SqlIdentifier(joined.Column)}");
        var equal = Pairs.Count == 0 ? keys : keys.Prepend(Equal(Pairs, rows));
        return $"exists (select 1 from {step} as made_of{from} where {string.Join(" and ", equal)})";
    }

    static string Words((string Here, string There) pair) => pair.Here == pair.There ? pair.Here : $"{pair.Here} = {pair.There}";

    static string Equal(IEnumerable<(string Here, string There)> pairs, string rows) =>
        string.Join(" and ", pairs.Select(pair => $"made_of.{new SqlIdentifier(pair.Here)} is not distinct from {rows}.{new SqlIdentifier(pair.There)}"));
}
