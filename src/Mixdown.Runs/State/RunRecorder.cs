using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.History;
using Mixdown.Runs.History.Story;
using Mixdown.Runs.State.Rows;

namespace Mixdown.Runs.State;

/// <summary>Keeps the story of one run in the <see cref="RunStore"/>: at its end, and while it lasts about once a second, so that little
/// is missing when its process dies.</summary>
/// <param name="store">Where to.</param>
/// <param name="report">Hears once of what could not be written: a run goes on, and ends as it ends, whether its story is kept or
/// not.</param>
sealed class RunRecorder(RunStore store, Action<Diagnostic> report) : IRunListener
{
    static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(1);

    readonly RunChronicle _chronicle = new();
    readonly RunRows _rows = new();
    string _runId = "";
    DateTimeOffset _writtenAt;
    int _problems;
    int _lines;
    bool _hasReported;

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        _chronicle.On(happened);
        switch (happened)
        {
            case RunStarted started:
                (_runId, _writtenAt) = (started.RunId, started.At);
                store.Begin(started, _chronicle);
                break;
            case NodeFinished node: Take(node); break;
            case CheckFinished check: Take(check); break;
            case TableLoaded table: Take(table); break;
            case Noted noted: Take(noted); break;
            case RunFinished: Attempt(End); return;
        }
        if (happened.At - _writtenAt >= WriteEvery)
            Attempt(() => Write(happened.At));
    }

    /// <summary>Rows that could not be written are tried again with the next ones.</summary>
    void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (MixdownException problem) when (!_hasReported)
        {
            _hasReported = true;   // before it is reported: what is reported comes here as well
            report(problem.Diagnostics[0] with { Severity = Severity.Warning });
        }
        catch (MixdownException)
        {
            // It was said.
        }
    }

    void Take(NodeFinished node)
    {
        var facts = _chronicle.Node(node.UniqueId)!;
        _rows.Nodes.Add(new NodeRow(
            _runId, facts.Id, facts.Status, facts.Seconds ?? 0, facts.Message, facts.Name, facts.Kind, facts.Materialized, facts.Group, facts.Path,
            facts.Relation, facts.StartedAt, facts.Rows, facts.SqlHash, facts.DependsOn));
        Keep(facts.SqlHash, node.Sql);
    }

    void Take(CheckFinished check)
    {
        var facts = CheckFacts.Of(check);
        _rows.Checks.Add(new CheckRow(
            _runId, facts.Id, facts.Name, facts.At, facts.Status, facts.Failures, facts.Seconds, facts.Message, facts.Kind, facts.AttachedTo,
            facts.StartedAt, facts.SqlHash, facts.NewestAt));
        Keep(facts.SqlHash, check.Sql);
    }

    void Take(TableLoaded table)
    {
        var facts = LoadFacts.Of(table, null);
        var counts = table.Counts;
        _rows.Loads.Add(new LoadRow(
            _runId, table.Load, table.Table, table.At, table.Took.TotalSeconds, facts.Status, counts.Read, counts.Loaded, counts.Rejected,
            counts.Duplicate, counts.Rescued, counts.Bytes, table.Files, table.Version));
    }

    void Take(Noted noted)
    {
        var facts = RunProblem.Of(noted.At, noted.Diagnostic);
        _rows.Problems.Add(new ProblemRow(
            _runId, _problems++, facts.At, facts.Severity.ToString().ToLowerInvariant(), facts.Code, facts.Message, facts.File, facts.Line, facts.Column,
            facts.Excerpt, facts.Note, facts.Hint));
    }

    void Keep(string? hash, string sql)
    {
        if (hash is not null)
            _rows.Sql.Add(new SqlRow(hash, sql));
    }

    void Write(DateTimeOffset at)
    {
        TakeLines();
        store.Append(_rows);
        _rows.Clear();
        _writtenAt = at;
    }

    void End()
    {
        TakeLines();
        store.End(_chronicle.Summary!, _rows);
    }

    void TakeLines()
    {
        foreach (var line in _chronicle.LinesFrom(_lines))
            _rows.Lines.Add(new LineRow(_runId, _lines++, line.At, line.Level, line.Text));
    }
}
