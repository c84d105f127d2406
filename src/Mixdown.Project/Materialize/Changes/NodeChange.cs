namespace Mixdown.Project.Materialize.Changes;

/// <summary>Why a node has to be built.</summary>
public enum NodeChange
{
    /// <summary>It need not be.</summary>
    None,

    /// <summary>It was never published, or its table is gone.</summary>
    New,

    /// <summary>Its SQL, its configuration, or a macro that builds it is another.</summary>
    Definition,

    /// <summary>It is what it was when it was published, and a build in between failed.</summary>
    Failed,

    /// <summary>Something that it reads was loaded or published since, or will be by the same build.</summary>
    Inputs,

    /// <summary>It asks for the time or for chance, so its answer differs each time.</summary>
    Volatile,

    /// <summary>It reads a table whose changes nobody records: a source that is no load's, a model of another environment.</summary>
    Untold,
}
