namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>Who runs a stream.</summary>
public enum StreamRunner
{
    /// <summary>Nobody: what it shows is what was committed last.</summary>
    Nobody,

    /// <summary>The process that answers.</summary>
    Here,

    /// <summary>Another process of this machine, as <c>mixdown stream run</c>.</summary>
    Elsewhere,
}
