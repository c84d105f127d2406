namespace Mixdown.Runs.Editing.Messages;

/// <summary>A request has no answer.</summary>
/// <param name="code">Why.</param>
/// <param name="message">The same in words.</param>
sealed class RequestException(ErrorCode code, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public ErrorCode Code => code;
}
