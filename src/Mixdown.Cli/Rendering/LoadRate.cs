namespace Mixdown.Cli.Rendering;

/// <summary>Rows and bytes per second since the load began.</summary>
/// <param name="clock">Measures.</param>
sealed class LoadRate(TimeProvider clock)
{
    long _from = clock.GetTimestamp();

    /// <summary>A new load begins.</summary>
    public void Restart() => _from = clock.GetTimestamp();

    /// <summary>The mean rates when this much is done.</summary>
    public (double Rows, double Bytes) Per(long rows, long bytes)
    {
        var seconds = Math.Max(0.001, clock.GetElapsedTime(_from).TotalSeconds);
        return (rows / seconds, bytes / seconds);
    }
}
