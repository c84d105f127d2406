namespace Mixdown.Tests.Sources.Rest;

/// <summary>What an API answers.</summary>
/// <param name="Body">Its text.</param>
/// <param name="Status">Its code.</param>
sealed record ApiAnswer(string Body, int Status = 200)
{
    /// <summary>Its headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the connection ends before the body does.</summary>
    public bool IsCutOff { get; init; }
}
