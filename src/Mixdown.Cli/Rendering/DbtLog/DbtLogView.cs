using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile;
using Mixdown.Runs.Events;
using Mixdown.Runs.Watching;

namespace Mixdown.Cli.Rendering.DbtLog;

/// <summary>Tells a run in the words of dbt's log, for whoever reads that by program.</summary>
/// <param name="sink">Writes the lines.</param>
/// <param name="least">Lines that matter less are left out.</param>
sealed class DbtLogView(IDbtLogSink sink, DbtLogLevel least) : IRunListener
{
    /// <summary>The column in which dbt writes how a node ended.</summary>
    const int LineWidth = 80;

    readonly Dictionary<string, (int Index, DateTimeOffset At)> _started = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _ended = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
    readonly List<Diagnostic> _problems = [];
    string _target = "";
    string _command = "";
    int _total;

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted e: Begin(e); break;
            case BuildStarted e: Begin(e); break;
            case NodeStarted e: Start(e.At, e.Node); break;
            case NodeFinished e: End(e); break;
            case CheckFinished e: End(e); break;
            case Noted e: Note(e); break;
            case Printed e: Say(e); break;
            case RunFinished e: Finish(e); break;
            case FilesChanged e: Note(e.At, $"Changed: {string.Join(", ", e.Changes.Select(change => change.File))}"); break;
            case RoundFinished e: Wait(e); break;
        }
    }

    void Begin(RunStarted e)
    {
        (_target, _command) = (e.Target, e.Command);
        _started.Clear();
        _ended.Clear();
        _kinds.Clear();
        Write(new DbtLogEvent(e.At, "MainReportVersion", "A001", $"Running with dbt={ArtifactMetadata.DbtVersion}")
        {
            Data = new Dictionary<string, object> { ["version"] = "=" + ArtifactMetadata.DbtVersion, ["log_version"] = 3, ["invocation_id"] = e.RunId },
        });
        Write(new DbtLogEvent(e.At, "AdapterRegistered", "E034", $"Registered adapter: {e.Engine}={ProductVersion.Text}"));
    }

    void Begin(BuildStarted e)
    {
        _total = e.Nodes + e.Checks;
        var found = string.Join(", ", e.Resources.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => DbtWords.Count(kind.Value, kind.Key)));
        Write(new DbtLogEvent(e.At, "FoundStats", "W006", $"Found {found}"));
        Write(Blank(e.At));
        Write(new DbtLogEvent(e.At, "ConcurrencyLine", "Q026", Text($"Concurrency: {e.Threads} threads (target='{_target}')"))
        {
            Data = new Dictionary<string, object> { ["num_threads"] = e.Threads, ["target_name"] = _target, ["node_count"] = _total },
        });
        Write(Blank(e.At));
    }

    void Start(DateTimeOffset at, RunNode node)
    {
        _started[node.UniqueId] = (_started.Count + 1, at);
        Write(Line(at, "LogStartLine", "Q011", node, $"START {DbtWords.Describe(node)}", "RUN", "started"));
        Write(Line(at, "NodeStart", "Q024", node, $"Began running node {node.UniqueId}") with { Level = DbtLogLevel.Debug, Status = "started" });
    }

    void End(NodeFinished e)
    {
        if (e.Status == "skipped")
        {
            Skip(e.At, e.Node);
            return;
        }
        var failed = e.Status != "success";
        var what = $"{(failed ? "ERROR creating" : DbtWords.Done(e.Node))} {DbtWords.Describe(e.Node)}";
        var how = failed ? "ERROR" : e.Message is { Length: > 0 } said ? said : "OK";
        End(e.At, "LogModelResult", "Q012", e.Node, what, $"{how} in {Seconds(e.Took)}", e.Status, e.Took);
    }

    void End(CheckFinished e)
    {
        if (e.Status == "skipped")
        {
            Skip(e.At, e.Node);
            return;
        }
        if (!_started.ContainsKey(e.UniqueId))
            Start(e.At - e.Took, e.Node);
        var (word, count) = (e.Status.ToUpperInvariant(), e.Status is "fail" or "warn" ? Text($" {e.Failures}") : "");
        var (name, code) = e.Node.ResourceType == "source" ? ("LogFreshnessResult", "Q018") : ("LogTestResult", "Q007");
        End(e.At, name, code, e.Node, $"{word}{count} {e.Name}", $"{word}{count} in {Seconds(e.Took)}", e.Status, e.Took);
    }

    void End(DateTimeOffset at, string name, string code, RunNode node, string what, string how, string status, TimeSpan took)
    {
        Count(node, status);
        var level = status is "error" or "fail" or "runtime error" ? DbtLogLevel.Error : status == "warn" ? DbtLogLevel.Warn : DbtLogLevel.Info;
        Write(Line(at, name, code, node, what, how, status) with
        {
            Level = level,
            IsEnd = true,
            Data = new Dictionary<string, object>
            {
                ["index"] = _started[node.UniqueId].Index, ["total"] = _total, ["status"] = how, ["execution_time"] = took.TotalSeconds,
            },
        });
        Write(Line(at, "NodeFinished", "Q025", node, $"Finished running node {node.UniqueId}") with { Level = DbtLogLevel.Debug, Status = status, IsEnd = true });
    }

    void Skip(DateTimeOffset at, RunNode node)
    {
        _started[node.UniqueId] = (_started.Count + 1, at);
        Count(node, "skipped");
        Write(Line(at, "LogSkipBecauseError", "Z034", node, DbtWords.Skip(node), "SKIP", "skipped") with { IsEnd = true });
    }

    void Note(Noted e)
    {
        _problems.Add(e.Diagnostic);
        if (e.Diagnostic.Severity != Severity.Error)
            Write(new DbtLogEvent(e.At, "Note", "Z050", $"[WARNING]: {e.Diagnostic}") { Level = DbtLogLevel.Warn });
    }

    /// <summary>What is printed is meant for the terminal, whatever lines the log leaves out.</summary>
    void Say(Printed e)
    {
        var data = new Dictionary<string, object> { ["msg"] = e.Text };
        switch (e.Output)
        {
            case TemplateOutput.Print: sink.Write(new DbtLogEvent(e.At, "PrintEvent", "Z052", e.Text) { Data = data }); break;
            case TemplateOutput.Info: Write(new DbtLogEvent(e.At, "JinjaLogInfo", "I062", e.Text) { Data = data }); break;
            default: Write(new DbtLogEvent(e.At, "JinjaLogDebug", "I063", e.Text) { Level = DbtLogLevel.Debug, Data = data }); break;
        }
    }

    void Note(DateTimeOffset at, string text) => Write(new DbtLogEvent(at, "Note", "Z050", text));

    /// <summary>Errors that belong to no run are those of a project that could not be read.</summary>
    void Wait(RoundFinished e)
    {
        WriteProblems(e.At);
        Note(e.At, "Waiting for changes");
    }

    void Finish(RunFinished e)
    {
        var kinds = string.Join(", ", _kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => DbtWords.Count(kind.Value, kind.Key)));
        Write(Blank(e.At));
        if (kinds.Length > 0)
        {
            Write(new DbtLogEvent(e.At, "FinishedRunningStats", "E047", Text(
                $"Finished running {kinds} in {(int)e.Took.TotalHours} hours {e.Took.Minutes} minutes and {e.Took.TotalSeconds % 60:0.00} seconds ({e.Took.TotalSeconds:0.00}s).")));
            Write(Blank(e.At));
        }
        WriteSummary(e);
        Write(Blank(e.At));
        WriteCounts(e.At);
        Write(new DbtLogEvent(e.At, "CommandCompleted", "Q039", Text($"Command `dbt {_command}` {(e.Status is RunStatus.Success or RunStatus.Warn ? "succeeded" : "failed")} after {e.Took.TotalSeconds:0.00} seconds"))
        {
            Level = DbtLogLevel.Debug,
            Data = new Dictionary<string, object> { ["command"] = $"dbt {_command}", ["elapsed"] = e.Took.TotalSeconds },
        });
    }

    void WriteSummary(RunFinished e)
    {
        var (errors, partial, warnings) = (Ended("error", "fail", "runtime error"), Ended("partial success"), Ended("warn"));
        if (errors + partial + warnings == 0 && e.Status is RunStatus.Success or RunStatus.Warn)
        {
            Write(new DbtLogEvent(e.At, "EndOfRunSummary", "Z030", "Completed successfully"));
            return;
        }
        Write(new DbtLogEvent(e.At, "EndOfRunSummary", "Z030", e.Status == RunStatus.Cancelled
            ? "Exited because of keyboard interrupt"
            : $"Completed with {DbtWords.Plural(errors, "error")}, {DbtWords.Plural(partial, "partial success", "partial successes")}, and {DbtWords.Plural(warnings, "warning")}:"));
        WriteProblems(e.At);
    }

    void WriteProblems(DateTimeOffset at)
    {
        foreach (var problem in _problems.Where(problem => problem.Severity == Severity.Error))
        {
            Write(Blank(at));
            Write(new DbtLogEvent(at, "RunResultError", "Z024", $"  {problem.ToString().ReplaceLineEndings("\n  ")}") { Level = DbtLogLevel.Error });
        }
        _problems.Clear();
    }

    void WriteCounts(DateTimeOffset at)
    {
        var (pass, warn, error, skip) = (Ended("success", "pass", "no-op"), Ended("warn"), Ended("error", "fail", "runtime error", "partial success"), Ended("skipped"));
        var total = pass + warn + error + skip;
        Write(new DbtLogEvent(at, "StatsLine", "Z023", Text($"Done. PASS={pass} WARN={warn} ERROR={error} SKIP={skip} NO-OP=0 TOTAL={total}"))
        {
            Data = new Dictionary<string, object> { ["pass"] = pass, ["warn"] = warn, ["error"] = error, ["skip"] = skip, ["total"] = total },
        });
    }

    int Ended(params ReadOnlySpan<string> words)
    {
        var count = 0;
        foreach (var word in words)
            count += _ended.GetValueOrDefault(word);
        return count;
    }

    void Count(RunNode node, string status)
    {
        _ended[status] = _ended.GetValueOrDefault(status) + 1;
        var kind = DbtWords.Kind(node);
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
    }

    DbtLogEvent Line(DateTimeOffset at, string name, string code, RunNode node, string what, string how, string status)
    {
        var line = Text($"{_started[node.UniqueId].Index} of {_total} {what} ");
        return Line(at, name, code, node, $"{line.PadRight(LineWidth, '.')} [{how}]") with { Status = status };
    }

    DbtLogEvent Line(DateTimeOffset at, string name, string code, RunNode node, string message) =>
        new(at, name, code, message) { Node = node, NodeStartedAt = _started[node.UniqueId].At };

    static DbtLogEvent Blank(DateTimeOffset at) => new(at, "Formatting", "Z017", "");

    void Write(DbtLogEvent line)
    {
        if (line.Level >= least)
            sink.Write(line);
    }

    static string Seconds(TimeSpan took) => Text($"{took.TotalSeconds:0.00}s");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
