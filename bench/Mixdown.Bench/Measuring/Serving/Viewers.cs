using System.Collections.Concurrent;
using System.Diagnostics;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>People at dashboards: each changes a filter when it is due, whether or not what was asked before is answered. A wait for that
/// counts as delay of what comes after.</summary>
/// <param name="count">How many there are.</param>
/// <param name="every">How often each of them changes something.</param>
sealed class Viewers(int count, TimeSpan every)
{
    readonly ConcurrentBag<double> _tiles = [];

    /// <summary>Lets them look.</summary>
    /// <param name="turns">How often each changes something.</param>
    /// <param name="answer">Asks for what a viewer sees in a turn; it is to call the last argument for each tile as soon as it is
    /// there.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The time of each tile, from the moment on when its question was due.</returns>
    public async Task<Quantiles> LookAsync(int turns, Func<int, int, Action, Task> answer, CancellationToken cancel)
    {
        _tiles.Clear();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, count).Select(viewer => LookAsync(viewer, turns, began, answer, cancel)));
        return new Quantiles(_tiles);
    }

    async Task LookAsync(int viewer, int turns, long began, Func<int, int, Action, Task> answer, CancellationToken cancel)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            var due = (every * turn) + (every * viewer / count);
            if (due - Stopwatch.GetElapsedTime(began) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, cancel);
            await answer(viewer, turn, () => _tiles.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds));
        }
    }
}
