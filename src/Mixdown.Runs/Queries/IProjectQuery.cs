using Mixdown.Engines;

namespace Mixdown.Runs.Queries;

/// <summary>What a person's SQL is asked of.</summary>
public interface IProjectQuery : IDisposable
{
    /// <summary>The first rows of the answer.</summary>
    /// <param name="sql">One or several statements; the last one answers.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancel">Stops the query.</param>
    ResultTable Answer(string sql, int rows, CancellationToken cancel);

    /// <summary>Streams the answer into a file.</summary>
    /// <param name="sql">One SELECT, with or without a semicolon.</param>
    /// <param name="format">Any but <see cref="QueryFormat.Table"/>.</param>
    /// <param name="file">Replaced when it is there.</param>
    /// <param name="cancel">Stops the query.</param>
    void Export(string sql, QueryFormat format, string file, CancellationToken cancel);
}
