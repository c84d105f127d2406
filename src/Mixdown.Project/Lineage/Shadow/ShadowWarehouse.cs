using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;

namespace Mixdown.Project.Lineage.Shadow;

/// <summary>The warehouse as templates see it during an analysis: questions about columns are answered from empty tables, nothing
/// is ever changed.</summary>
/// <param name="relations">What is there.</param>
/// <param name="ask">Answers a question.</param>
sealed class ShadowWarehouse(SessionRelations relations, Func<string, ResultTable> ask) : IWarehouse
{
    static readonly string[] Questions = ["select", "with", "from", "describe", "show"];

    /// <inheritdoc/>
    public SessionRelations Relations => relations;

    /// <summary>Whether a template asked for what empty tables cannot tell: the SQL may differ from what a run would make.</summary>
    public bool WasAsked { get; private set; }

    /// <inheritdoc/>
    public ResultTable Query(string sql)
    {
        if (!Questions.Any(word => sql.AsSpan().TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            return Nothing();
        try
        {
            var answer = ask(sql);
            WasAsked |= answer.Rows.Count == 0;
            return answer;
        }
        catch (MixdownException)
        {
            // The boundary of a question: it may be meant for another engine, or for tables that nobody declared.
            return Nothing();
        }
    }

    /// <inheritdoc/>
    public long Execute(string sql)
    {
        WasAsked = true;
        return -1;
    }

    ResultTable Nothing()
    {
        WasAsked = true;
        return new ResultTable([], []);
    }
}
