using Mixdown.Engines;

namespace Mixdown.Runs.Dashboards.LiveTiles;

/// <summary>A live table as it is now.</summary>
/// <param name="Open">Opens a session that has it as <c>live.NAME</c>.</param>
/// <param name="Version">Another one as soon as its rows may be others.</param>
/// <param name="StandsIn">Why it is not live, in a sentence; null: it is.</param>
sealed record LiveReading(Func<IEngineSession> Open, string Version, string? StandsIn);
