namespace Mixdown.Simulation.Store;

/// <summary>What a generator left in its folder.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Truth">What <c>ground_truth.json</c> says.</param>
/// <param name="WasThere">The same store, complete, was in the folder already, and nothing was written.</param>
public sealed record GenerationSummary(string Folder, GroundTruth Truth, bool WasThere);
