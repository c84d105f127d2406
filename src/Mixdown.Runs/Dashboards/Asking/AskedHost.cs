using Mixdown.Engines;
using Mixdown.Runs.Dashboards.LiveTiles;
using Mixdown.Runs.Serving.Sessions;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>What is asked: the same for all pages.</summary>
/// <param name="Open">Opens a session of the warehouse.</param>
/// <param name="Versions">What was published.</param>
/// <param name="Live">Has the rows of live tables.</param>
/// <param name="MaxRows">Rows of a tile that are shown at most.</param>
sealed record AskedHost(Func<IEngineSession> Open, PublishedVersions Versions, LiveSource Live, int MaxRows);
