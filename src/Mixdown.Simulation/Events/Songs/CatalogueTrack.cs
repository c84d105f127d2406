namespace Mixdown.Simulation.Events.Songs;

/// <summary>A track of somebody's own catalogue.</summary>
/// <param name="TrackId">Its key.</param>
/// <param name="Artist">Who plays it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Milliseconds">How long it is; 0 where nobody knows.</param>
public sealed record CatalogueTrack(int TrackId, string Artist, string Title, int Milliseconds);
