namespace Mixdown.Runs.Dashboards.Caching;

/// <summary>Work that several wait for and that is done once: who asks while it is under way waits for the same. It is cancelled when
/// nobody waits for it any more. Safe for any thread.</summary>
/// <typeparam name="T">What it gives.</typeparam>
sealed class SharedWork<T>
{
    readonly Lock _gate = new();
    readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    /// <summary>What the work of a key gives.</summary>
    /// <param name="key">Names the work.</param>
    /// <param name="work">Does it, unless it is under way.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<T> GetAsync(string key, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var flight = Join(key, work);
        try
        {
            return await flight.Result.WaitAsync(cancel);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    Flight Join(string key, Func<CancellationToken, Task<T>> work)
    {
        lock (_gate)
        {
            if (_flights.TryGetValue(key, out var flight))
            {
                flight.Waiting++;
                return flight;
            }
            var fresh = _flights[key] = new Flight();
            fresh.Result = Task.Run(() => work(fresh.Stop.Token), CancellationToken.None);
            return fresh;
        }
    }

    void Leave(string key, Flight flight)
    {
        lock (_gate)
        {
            if (--flight.Waiting > 0)
                return;
            // Whoever asks from now on begins anew: this one is done, or is being given up.
            if (_flights.GetValueOrDefault(key) == flight)
                _flights.Remove(key);
        }
        flight.End();
    }

    sealed class Flight
    {
        public CancellationTokenSource Stop { get; } = new();

        public Task<T> Result { get; set; } = null!;

        public int Waiting { get; set; } = 1;

        /// <summary>Gives up what nobody waits for; nobody looks at how that ends.</summary>
        public void End()
        {
            Stop.Cancel();
            _ = Result.ContinueWith(
                done =>
                {
                    _ = done.Exception;
                    Stop.Dispose();
                },
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
