using Mixdown.Project.Materialize.Profiles;

namespace Mixdown.Runs.Catalog;

/// <summary>What the values of a table are like, and since when that is known.</summary>
/// <param name="Profile">The numbers.</param>
/// <param name="MadeAt">When the table was looked at; it has not changed since.</param>
public sealed record CatalogProfile(TableProfile Profile, DateTimeOffset MadeAt);
