namespace Mixdown.Cli.Rendering;

/// <summary>The nodes of one folder of models so far.</summary>
/// <param name="name">The folder's name: silver, gold, marts.</param>
sealed class GroupTally(string name)
{
    DateTimeOffset? _from;
    DateTimeOffset _to;

    /// <summary>The folder's name.</summary>
    public string Name => name;

    /// <summary>Nodes published.</summary>
    public int Built { get; private set; }

    /// <summary>Nodes that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Nodes left out since something above them failed.</summary>
    public int Skipped { get; private set; }

    /// <summary>From the first node's start to the last one's end.</summary>
    public TimeSpan Took => _from is { } from ? _to - from : TimeSpan.Zero;

    /// <summary>Counts a node that ended at <paramref name="at"/> after <paramref name="took"/>.</summary>
    public void Count(string status, DateTimeOffset at, TimeSpan took)
    {
        if (_from is null || at - took < _from)
            _from = at - took;
        if (at > _to)
            _to = at;
        switch (status)
        {
            case "success": Built++; break;
            case "skipped": Skipped++; break;
            default: Failed++; break;
        }
    }
}
