using Mixdown.Runs.Live.Feeds;

namespace Mixdown.Web.Live;

/// <summary>One live table with all that its clients share.</summary>
sealed class FeedChannel : IDisposable
{
    /// <param name="table">The table.</param>
    /// <param name="host">The time, and an id of this process.</param>
    /// <param name="options">What bounds the feed.</param>
    /// <param name="meters">Count what is sent.</param>
    public FeedChannel(FeedTable table, LiveFeedHost host, LiveFeedOptions options, FeedMeters meters)
    {
        (Table, Clock, Options, Meters) = (table, host.Clock, options, meters);
        Frames = new FeedFrames(table, host.Epoch);
        Signal = new FeedSignal(table);
    }

    /// <summary>The table.</summary>
    public FeedTable Table { get; }

    /// <summary>What bounds the feed.</summary>
    public LiveFeedOptions Options { get; }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Count what is sent.</summary>
    public FeedMeters Meters { get; }

    /// <summary>The messages about the table.</summary>
    public FeedFrames Frames { get; }

    /// <summary>Tells of changes of the table.</summary>
    public FeedSignal Signal { get; }

    /// <inheritdoc/>
    public void Dispose() => Signal.Dispose();
}
