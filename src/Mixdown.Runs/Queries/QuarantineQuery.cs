using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Runs.Quality.Reading;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Queries;

/// <summary>Answers what lies in quarantine, from the lake itself: right after a load, and while others write.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class QuarantineQuery(RunHost host)
{
    /// <summary>How many records of which file lie in quarantine, and why.</summary>
    public Task<ResultTable> ListAsync(RunRequest request, CancellationToken cancel) => AskAsync(
        request,
        """
        select table_name as "table", _mx_file as file, code, count(*) as records, min(_mx_row) as first_line, any_value(reason order by _mx_row) as reason
        from quarantine group by all order by all
        """,
        cancel);

    /// <summary>The records of one table, oldest first.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="table">The table's name, without a schema.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancel">Stops the query.</param>
    public Task<ResultTable> ShowAsync(RunRequest request, string table, int rows, CancellationToken cancel) => AskAsync(
        request,
        $"""
        select _mx_file as file, _mx_row as line, code, reason, raw
        from quarantine where table_name = {SqlText.Literal(table)} order by _mx_seq, _mx_file, _mx_row limit {rows}
        """,
        cancel);

    /// <summary>All records of one table, with what names each, so that a person can correct their text.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="table">The table's name, without a schema.</param>
    /// <param name="cancel">Stops the query.</param>
    public Task<ResultTable> RecordsAsync(RunRequest request, string table, CancellationToken cancel) => AskAsync(
        request,
        $"select _mx_file, _mx_row, code, reason, raw from quarantine where table_name = {SqlText.Literal(table)} order by _mx_file, _mx_row",
        cancel);

    async Task<ResultTable> AskAsync(RunRequest request, string sql, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        using var tables = await QuarantineTables.OpenAsync(host, project, cancel);
        return await tables.QueryAsync(tables.All, sql, [], cancel);
    }
}
