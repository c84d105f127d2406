namespace Mixdown.Simulation.Defects;

/// <summary>What is planted in a record; docs/generate.md says where, and what repairs it.</summary>
enum DefectKind
{
    None,

    /// <summary>A ragged copy follows the record.</summary>
    Quarantined,

    /// <summary>A date that is none.</summary>
    Rescued,

    /// <summary>An empty value where there is always one.</summary>
    Missing,

    /// <summary>The same record again, further down.</summary>
    Duplicate,

    /// <summary>A country not in its standard spelling.</summary>
    Spelling,
}
