using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>A dashboard under what a viewer chose.</summary>
/// <param name="Dashboard">Its id.</param>
/// <param name="Filters">What each filter is set to, by its name.</param>
sealed record Look(string Dashboard, IReadOnlyDictionary<string, string> Filters)
{
    /// <summary>Where its tiles are answered, below the server's address.</summary>
    public string Address { get; } =
        $"api/dashboards/{Dashboard}/data?" + string.Join('&', Filters.Select(filter => $"f.{filter.Key}={Uri.EscapeDataString(filter.Value)}"));

    /// <summary>The same for whoever writes the SQL.</summary>
    public ViewState State { get; } = new()
    {
        Now = DateTimeOffset.UnixEpoch,
        Filters = Filters.ToDictionary(filter => filter.Key, filter => (IReadOnlyList<string>)[filter.Value], StringComparer.Ordinal),
    };
}
