namespace Mixdown.Simulation.Store;

/// <summary>Writes a music store of 11 tables as CSV files, with <c>ground_truth.json</c> beside them. What the files hold and
/// what each planted defect means is in docs/generate.md.</summary>
/// <param name="options">Checked by <see cref="WriteAsync"/>.</param>
public sealed class StoreGenerator(StoreOptions options)
{
    /// <summary>Writes the store, so that <paramref name="folder"/> holds all of it or none of it.</summary>
    /// <param name="folder">Made when missing; see docs/generate.md for what may be in it already.</param>
    /// <param name="progress">Told about each piece that was written; null: nobody listens.</param>
    /// <param name="cancel">Stops soon and leaves nothing behind.</param>
    /// <exception cref="Data.Diagnostics.MixdownException">An option is out of range, or the folder holds something that
    /// must not be replaced.</exception>
    public Task<GenerationSummary> WriteAsync(
        string folder, IProgress<GenerationProgress>? progress, CancellationToken cancel) =>
        throw new NotSupportedException($"Scale {options.Scale} of {folder} for {progress} with {cancel}");
}
