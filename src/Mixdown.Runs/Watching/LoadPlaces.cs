using Mixdown.Ingest.Loads.Files;
using Mixdown.Project;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Watching;

/// <summary>Where the loads of a project look, and what lies there.</summary>
sealed class LoadPlaces
{
    readonly IReadOnlyList<SourceListing> _listings;
    readonly Dictionary<SourceListing, string> _known = [];
    readonly TimeProvider _clock;
    readonly TimeSpan _every;
    long _looked;
    int _turns;

    /// <param name="project">Has the loads.</param>
    /// <param name="host">Opens places.</param>
    /// <param name="names">The loads that count; all when there are none.</param>
    /// <param name="every">The time between two looks at places that nobody tells of.</param>
    public LoadPlaces(MixdownProject project, RunHost host, IReadOnlyList<string> names, TimeSpan every)
        : this(host.Clock, every, [.. LoadDefinitions.Bind(project)
            .Where(load => names.Count == 0 || names.Contains(load.Name, StringComparer.Ordinal))
            .Select(load => new SourceListing(load, project.Root, host.StoresOf(project), host.Clock))])
    {
    }

    LoadPlaces(TimeProvider clock, TimeSpan every, IReadOnlyList<SourceListing> listings) =>
        (_clock, _every, _listings, _looked) = (clock, every, listings, clock.GetTimestamp());

    /// <summary>Folders of this machine that the system can tell about.</summary>
    public IEnumerable<string> Folders => _listings.Select(listing => listing.Folder).OfType<string>();

    /// <summary>Places that are not known, since the project cannot be read: worth another try each time.</summary>
    public static LoadPlaces Unknown(RunHost host, TimeSpan every) => new(host.Clock, every, []);

    /// <summary>A text that is another one when something changed, and whenever it is time for what nobody tells of.</summary>
    public Task<string> LookAsync(CancellationToken cancel)
    {
        var isTime = _clock.GetElapsedTime(_looked) >= _every;
        if (isTime)
            (_looked, _turns) = (_clock.GetTimestamp(), _turns + 1);
        return TakeAsync(isTime, cancel);
    }

    /// <summary>As <see cref="LookAsync"/>, at everything that can be listed.</summary>
    public Task<string> LookAgainAsync(CancellationToken cancel) => TakeAsync(remoteToo: true, cancel);

    async Task<string> TakeAsync(bool remoteToo, CancellationToken cancel)
    {
        foreach (var listing in _listings)
        {
            if (listing.Folder is not null || remoteToo || !_known.ContainsKey(listing))
                _known[listing] = await listing.TakeAsync(cancel);
        }
        var isBlind = _listings.Count == 0 || _listings.Any(listing => !listing.IsOfFiles);
        return string.Join('\0', _listings.Select(listing => _known[listing])) + (isBlind ? $"\0{_turns}" : "");
    }
}
