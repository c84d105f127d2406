using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>What is written and forced to disk together: the parts of all requests that came while the last group was on its way.</summary>
sealed class Group
{
    readonly List<UInt128> _keys = [];
    TaskCompletionSource<AppendOutcome> _kept = New();

    /// <summary>Their records.</summary>
    public FrameBuffer Frames { get; } = new();

    /// <summary>Ends when it is known whether they are on disk.</summary>
    public Task<AppendOutcome> Kept => _kept.Task;

    /// <summary>The requests that are remembered with it.</summary>
    public IReadOnlyList<UInt128> Keys => _keys;

    /// <summary>Remembers a request that is in it.</summary>
    public void Remember(KeyEntry key)
    {
        Frames.Remember(key);
        _keys.Add(key.Key);
    }

    /// <summary>Tells all who wait, and is empty again.</summary>
    public void Complete(AppendOutcome outcome) => Restart().SetResult(outcome);

    /// <summary>Tells all who wait that there is no answer.</summary>
    public void Fail(Exception cause) => Restart().SetException(cause);

    TaskCompletionSource<AppendOutcome> Restart()
    {
        var told = _kept;
        Frames.Clear();
        _keys.Clear();
        _kept = New();
        return told;
    }

    static TaskCompletionSource<AppendOutcome> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
