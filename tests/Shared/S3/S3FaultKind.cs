namespace Mixdown.Testing.S3;

/// <summary>What happens to a request.</summary>
enum S3FaultKind
{
    /// <summary>It is refused, and nothing is done.</summary>
    Answer,

    /// <summary>It is done, and the connection breaks before the answer.</summary>
    LoseAnswer,

    /// <summary>The connection breaks before anything is done.</summary>
    LoseRequest,

    /// <summary>It is done, and the body of the answer breaks off.</summary>
    CutBody,

    /// <summary>It is done, and the body comes in small pieces.</summary>
    SlowBody,

    /// <summary>It is done, whatever its conditions say.</summary>
    IgnoreConditions,
}
