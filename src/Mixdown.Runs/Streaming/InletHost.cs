using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;

namespace Mixdown.Runs.Streaming;

/// <summary>What an inlet of a stream works with.</summary>
/// <param name="Collector">Makes what sends to the collector at an address.</param>
/// <param name="Note">Hears what is worth to be known meanwhile. Called from any thread.</param>
public sealed record InletHost(Func<Uri, IRecordSink> Collector, Action<Diagnostic> Note);
