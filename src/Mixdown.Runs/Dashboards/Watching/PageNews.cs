using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Events;
using Mixdown.Runs.Serving.Changes;

namespace Mixdown.Runs.Dashboards.Watching;

/// <summary>What one page has not been told yet. Changes of one thing are joined, so that it stays small however slow the page is.</summary>
/// <param name="ask">What the page shows.</param>
sealed class PageNews(PageAsk ask)
{
    readonly SortedSet<string> _models = new(StringComparer.Ordinal);
    readonly SortedSet<string> _redefined = new(StringComparer.Ordinal);
    readonly OrderedDictionary<string, PageEvent.RunTold> _runs = new(StringComparer.Ordinal);
    readonly Dictionary<string, TileAnswer> _answers = new(StringComparer.Ordinal);
    IReadOnlyList<Diagnostic>? _problems;
    bool _streams;
    bool _missed;

    /// <summary>Takes in a change; false when it is none of the page's.</summary>
    public bool Add(ServedChange change)
    {
        switch (change)
        {
            case ProjectRead read: _problems = read.Problems; return true;
            case DashboardChanged redefined: return _redefined.Add(redefined.Id);
            case ModelsPublished published: _models.UnionWith(published.Ids); return true;
            case RunHappened happened: return Add(happened);
            case StreamsChanged: return _streams = true;
            default: return _missed = true;
        }
    }

    /// <summary>Takes in what a live tile shows now, in place of what it showed before.</summary>
    public void Add(TileAnswer answer) => _answers[answer.Tile] = answer;

    /// <summary>All of it, which is told now; which tiles show rows of the models that were published is not known here.</summary>
    public IReadOnlyList<PageEvent> Take()
    {
        var events = new List<PageEvent>();
        if (_missed)
            events.Add(new PageEvent.Missed());
        if (_problems is { } problems)
            events.Add(new PageEvent.FilesRead([.. problems.Select(FileProblems.Of)]));
        events.AddRange(_redefined.Select(id => new PageEvent.Redefined(id)));
        if (_models.Count > 0)
            events.Add(new PageEvent.Published([.. _models], []));
        events.AddRange(_runs.Values);
        if (_streams)
            events.Add(new PageEvent.StreamsTold());
        events.AddRange(_answers.Values.Select(answer => new PageEvent.Answered(answer)));
        Clear();
        return events;
    }

    bool Add(RunHappened happened)
    {
        var told = happened.Event switch
        {
            RunStarted started => new PageEvent.RunTold(happened.RunId, "running") { Command = started.Command },
            RunFinished finished => new PageEvent.RunTold(happened.RunId, finished.Status.ToString().ToLowerInvariant()),
            _ when happened.RunId == ask.Run => new PageEvent.RunTold(happened.RunId, "running"),
            _ => null,
        };
        if (told is null)
            return false;
        _runs[happened.RunId] = told with { Command = told.Command ?? _runs.GetValueOrDefault(happened.RunId)?.Command };
        return true;
    }

    void Clear()
    {
        _models.Clear();
        _redefined.Clear();
        _runs.Clear();
        _answers.Clear();
        _problems = null;
        _streams = _missed = false;
    }
}
