namespace Mixdown.Simulation.Events.Songs;

/// <summary>Something to listen to.</summary>
/// <param name="TrackId">Its key in the catalogue.</param>
/// <param name="Artist">Who plays it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Milliseconds">How long it is; above 0.</param>
/// <param name="Weight">How often it is listened to, in proportion to the others; 0 never.</param>
public sealed record Song(int TrackId, string Artist, string Title, int Milliseconds, double Weight);
