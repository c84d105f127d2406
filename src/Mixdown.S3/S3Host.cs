namespace Mixdown.S3;

/// <summary>What stores get from the process they run in.</summary>
/// <param name="Clock">Measures pauses and silences.</param>
/// <param name="Chance">Numbers from 0 to below 1, any thread: pauses are uneven, so that many who failed together do not come back
/// together.</param>
/// <param name="Environment">Environment variables.</param>
public sealed record S3Host(TimeProvider Clock, Func<double> Chance, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Bytes of an object that a server copies in one request, at least 5 MiB. Default: 5 GiB, S3's limit.</summary>
    public long CopyBytes { get; init; } = 5L << 30;

    /// <summary>What an environment variable says; null when it is missing or empty.</summary>
    internal string? Variable(string name) => Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
