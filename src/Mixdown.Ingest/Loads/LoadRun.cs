using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads;

/// <summary>What every table of one run shares.</summary>
/// <param name="Host">What it works with.</param>
/// <param name="Load">What is loaded.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="LoadId">The run.</param>
/// <param name="StartedAt">Becomes <c>_mx_ingested_at</c>.</param>
sealed record LoadRun(LoadHost Host, LoadDefinition Load, IFileSource Source, string LoadId, DateTimeOffset StartedAt);
