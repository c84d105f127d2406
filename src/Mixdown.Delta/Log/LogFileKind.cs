namespace Mixdown.Delta.Log;

/// <summary>What a file of the log is.</summary>
enum LogFileKind
{
    /// <summary>The actions of one version.</summary>
    Commit,

    /// <summary>All actions that hold at a version, or a part of them.</summary>
    Checkpoint,

    /// <summary>Facts about a version that no reader needs.</summary>
    Checksum,
}
