using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Streams.Running;

/// <summary>Runs a commit until it comes through: a disk that is full, a store that is away. What has been read waits meanwhile, and the
/// log with it.</summary>
/// <param name="clock">Measures the pauses.</param>
/// <param name="story">Is told that it waits, and that it goes on.</param>
/// <param name="stream">The stream's name.</param>
sealed class CommitRetries(TimeProvider clock, IStreamStory story, string stream)
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>Runs it.</summary>
    /// <param name="commit">What may be run again.</param>
    /// <param name="isLast">Whether it is tried once only.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="MixdownException">Waiting is no use.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> commit, bool isLast, CancellationToken cancel)
    {
        var (pause, hasWaited) = (FirstPause, false);
        while (!await TryAsync(commit, isLast, hasWaited, cancel).ConfigureAwait(false))
        {
            hasWaited = true;
            // Told to end, it tries once more and then says what is wrong.
            await Task.WhenAny(Task.Delay(pause, clock, cancel)).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
        if (hasWaited)
            story.Note(new Diagnostic("MX2411", $"the stream '{stream}' commits again", Severity: Severity.Warning));
    }

    async Task<bool> TryAsync(Func<CancellationToken, Task> commit, bool isLast, bool hasWaited, CancellationToken cancel)
    {
        try
        {
            await commit(CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (MixdownException problem) when (!isLast && !cancel.IsCancellationRequested && MayPass(problem))
        {
            // The boundary: everything is in memory and in the log, and the commit finds what it has done.
            if (!hasWaited)
                story.Note(Waits(problem.Diagnostics[0].Message));
        }
        catch (IOException problem) when (!isLast && !cancel.IsCancellationRequested)
        {
            if (!hasWaited)
                story.Note(Waits(problem.Message));
        }
        return false;
    }

    /// <summary>An engine that cannot write has no room: a full disk, a quota, memory.</summary>
    static bool MayPass(MixdownException problem) =>
        problem.IsTransient || problem.InnerException is DuckDBException { ErrorType: DuckDBErrorType.IO or DuckDBErrorType.OutOfMemory };

    Diagnostic Waits(string why) => new(
        "MX2410", $"the stream '{stream}' cannot commit and waits: {why}", Hint: "No event is lost: it goes on by itself as soon as the lake can be written.", Severity: Severity.Warning);
}
