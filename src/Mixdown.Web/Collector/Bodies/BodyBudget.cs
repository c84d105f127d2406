namespace Mixdown.Web.Collector.Bodies;

/// <summary>Bytes that the bodies of all requests may take in memory at one time, so that a crowd of senders cannot fill it.</summary>
/// <param name="bytes">How many.</param>
sealed class BodyBudget(long bytes)
{
    long _left = bytes;

    /// <summary>Takes some, unless there are too few.</summary>
    public bool TryTake(int count)
    {
        if (Interlocked.Add(ref _left, -count) >= 0)
            return true;
        Return(count);
        return false;
    }

    /// <summary>Gives some back.</summary>
    public void Return(int count) => Interlocked.Add(ref _left, count);
}
