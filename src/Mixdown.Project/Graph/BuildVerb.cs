namespace Mixdown.Project.Graph;

/// <summary>What is to be done with the selected nodes.</summary>
public enum BuildVerb
{
    /// <summary>Build each node and check it before it is published.</summary>
    Build,

    /// <summary>Build models, check nothing.</summary>
    Run,

    /// <summary>Check what is there, build nothing.</summary>
    Test,

    /// <summary>Build seeds, check nothing.</summary>
    Seed,

    /// <summary>Build snapshots, check nothing.</summary>
    Snapshot,

    /// <summary>Make each node a copy of, or a view on, what another environment has.</summary>
    Clone,
}
