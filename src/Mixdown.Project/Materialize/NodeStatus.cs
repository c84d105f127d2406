namespace Mixdown.Project.Materialize;

/// <summary>How a node or a check ended.</summary>
public enum NodeStatus
{
    /// <summary>Published.</summary>
    Success,

    /// <summary>The check found nothing.</summary>
    Pass,

    /// <summary>The check found something, and its severity says that this only warns.</summary>
    Warn,

    /// <summary>The check found something; the node, if it is one's, is not published.</summary>
    Fail,

    /// <summary>It could not be built, or the check could not be run.</summary>
    Error,

    /// <summary>Some of its batches are built, and some are not: <c>partial success</c>.</summary>
    PartialSuccess,

    /// <summary>It was not run, since what it needs failed.</summary>
    Skipped,
}
