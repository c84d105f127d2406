namespace Mixdown.Simulation.Events.Profiles;

/// <summary>A city.</summary>
/// <param name="City">Its name.</param>
/// <param name="Zip">A postal code of five digits, leading zeros included.</param>
/// <param name="State">Two letters.</param>
/// <param name="Longitude">Degrees, as they are written.</param>
/// <param name="Latitude">Degrees, as they are written.</param>
/// <param name="Inhabitants">Thousands.</param>
sealed record Place(string City, string Zip, string State, string Longitude, string Latitude, int Inhabitants);
