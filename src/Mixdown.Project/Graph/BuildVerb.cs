namespace Mixdown.Project.Graph;

/// <summary>What is to be done with the selected nodes.</summary>
public enum BuildVerb
{
    /// <summary>Build each node and check it before it is published.</summary>
    Build,

    /// <summary>Build, check nothing.</summary>
    Run,

    /// <summary>Check what is there, build nothing.</summary>
    Test,
}
