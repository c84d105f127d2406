namespace Mixdown.Simulation.Shopping;

/// <summary>What a generator left in its folder.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Truth">What <c>ground_truth.json</c> says.</param>
/// <param name="WasThere">The same purchases were in the folder already, and nothing was written.</param>
public sealed record ShoppingSummary(string Folder, ShoppingTruth Truth, bool WasThere);
