namespace Mixdown.Testing.S3;

/// <summary>What stands behind a front.</summary>
interface IS3Backend : IDisposable
{
    /// <summary>Does what a request asks.</summary>
    Task<S3Answer> AnswerAsync(S3Request request);
}
