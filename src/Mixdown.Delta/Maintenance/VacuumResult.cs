using Mixdown.Data.Storage;

namespace Mixdown.Delta.Maintenance;

/// <summary>What a vacuum deleted, or would delete.</summary>
/// <param name="Files">Paths relative to the store.</param>
/// <param name="Retention">How long files stay after they left the table.</param>
public sealed record VacuumResult(IReadOnlyList<ObjectInfo> Files, TimeSpan Retention)
{
    /// <summary>Bytes that are free now.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
