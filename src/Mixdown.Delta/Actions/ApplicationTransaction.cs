namespace Mixdown.Delta.Actions;

/// <summary>How far an application has come, in the same commit as its rows: what makes a load happen exactly once.</summary>
/// <param name="AppId">The application, for bronze <c>mixdown/TARGET/LOAD/TABLE</c>.</param>
/// <param name="Version">The application's own sequence number, which only grows.</param>
public sealed record ApplicationTransaction(string AppId, long Version) : DeltaAction
{
    /// <summary>Milliseconds since 1970; null when the writer did not say.</summary>
    public long? UpdatedAt { get; init; }
}
