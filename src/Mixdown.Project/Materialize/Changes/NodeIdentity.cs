namespace Mixdown.Project.Materialize.Changes;

/// <summary>What a node is.</summary>
/// <param name="Fingerprint">Of its SQL and its configuration, 32 hex digits.</param>
/// <param name="IsVolatile">Whether its answer differs although nothing has changed: it asks for the time or for chance, or what
/// it builds depends on the time of the run.</param>
sealed record NodeIdentity(string Fingerprint, bool IsVolatile);
