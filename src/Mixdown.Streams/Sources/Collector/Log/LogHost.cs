using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>What a log works with.</summary>
/// <param name="Options">What the project file says of it.</param>
/// <param name="Clock">The time.</param>
/// <param name="Report">Hears what a person should know.</param>
sealed record LogHost(CollectorSourceOptions Options, TimeProvider Clock, Action<Diagnostic> Report);
