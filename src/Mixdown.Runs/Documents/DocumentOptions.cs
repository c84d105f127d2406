namespace Mixdown.Runs.Documents;

/// <summary>What <c>docs generate</c> does.</summary>
/// <param name="Compiles">Whether the manifest gets the SQL of each node; false with <c>--no-compile</c>.</param>
/// <param name="AsksWarehouse">Whether the catalog tells what the warehouse has; false with <c>--empty-catalog</c>.</param>
public sealed record DocumentOptions(bool Compiles = true, bool AsksWarehouse = true);
