namespace Mixdown.S3.Calls;

/// <summary>How often a call is tried, and how long to wait before it is tried again.</summary>
static class S3Pauses
{
    /// <summary>Attempts where the server answers that it is busy or broken: 25 s of pauses at most, which is what AWS asks for
    /// when a prefix grows hot.</summary>
    public const int AttemptsWhenBusy = 8;

    /// <summary>Attempts where no answer came: a person who mistyped an address should not wait long.</summary>
    public const int AttemptsWhenAway = 5;

    static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Anything up to twice the pause before, but never nothing.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="chance">From 0 to below 1.</param>
    public static TimeSpan After(int attempt, double chance)
    {
        var longest = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromMilliseconds(1 + longest * chance);
    }
}
