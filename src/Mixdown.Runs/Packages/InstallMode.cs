namespace Mixdown.Runs.Packages;

/// <summary>How packages are installed.</summary>
public enum InstallMode
{
    /// <summary>What package-lock.yml says; what is declared, where that has changed. The default.</summary>
    Install,

    /// <summary>What is declared, resolved anew: the newest commit of a branch.</summary>
    Upgrade,

    /// <summary>Only package-lock.yml is written.</summary>
    LockOnly,
}
