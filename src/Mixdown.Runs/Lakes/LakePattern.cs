using System.IO.Enumeration;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;

namespace Mixdown.Runs.Lakes;

/// <summary>Which tables of a lake a person means: <c>bronze.invoice</c>, <c>invoice</c> in any schema, or with <c>*</c> and
/// <c>?</c>: <c>bronze.*</c>. Pure.</summary>
static class LakePattern
{
    /// <summary>The tables that any of the words means, in order; all when there is no word.</summary>
    /// <exception cref="MixdownException">MX4050: a word means none.</exception>
    public static IReadOnlyList<TableName> Choose(IReadOnlyList<TableName> tables, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return tables;
        var wrong = words.Where(word => !tables.Any(table => IsMeant(table, word))).ToList();
        if (wrong.Count > 0)
            throw new MixdownException([.. wrong.Select(word => None(tables, word))]);
        return [.. tables.Where(table => words.Any(word => IsMeant(table, word)))];
    }

    static bool IsMeant(TableName table, string word)
    {
        var dot = word.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? FileSystemName.MatchesSimpleExpression(word, table.Table)
            : FileSystemName.MatchesSimpleExpression(word.AsSpan(0, dot), table.Schema) && FileSystemName.MatchesSimpleExpression(word.AsSpan(dot + 1), table.Table);
    }

    static Diagnostic None(IReadOnlyList<TableName> tables, string word) => new(
        "MX4050", $"The lake has no table '{word}'",
        Hint: DidYouMean.Hint(word, word.Contains('.', StringComparison.Ordinal) ? tables.Select(table => table.ToString()) : tables.Select(table => table.Table)));
}
