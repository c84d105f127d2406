using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Dashboards.LiveTiles;

/// <summary>Answers one live tile of one open page again and again: no more often than its file says, and only when there is something
/// new. The stream knows nothing of it.</summary>
/// <param name="answers">Answers it.</param>
/// <param name="clock">The time.</param>
sealed class LiveTicker(DashboardAnswers answers, TimeProvider clock)
{
    /// <summary>What a file may ask for at least: live tables change no more often.</summary>
    static readonly TimeSpan Least = TimeSpan.FromMilliseconds(250);

    /// <summary>Answers until it is cancelled.</summary>
    /// <param name="ask">The tile and what the viewer chose.</param>
    /// <param name="every">How often at most.</param>
    /// <param name="tell">Takes what is new.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task RunAsync(DashboardAsk ask, TimeSpan every, Action<TileAnswer> tell, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(every < Least ? Least : every, clock);
        var told = "";
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                if (await AnswerAsync(ask, cancel) is not { } answer || answer.Version == told)
                    continue;
                told = answer.Version;
                tell(answer);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
    }

    async Task<TileAnswer?> AnswerAsync(DashboardAsk ask, CancellationToken cancel)
    {
        try
        {
            await foreach (var answer in answers.AnswerAsync(ask, cancel))
                return answer;
        }
        catch (MixdownException)
        {
            // A boundary: the dashboard or its tile is gone; the page is told so by another event.
        }
        return null;
    }
}
