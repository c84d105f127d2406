namespace Mixdown.Project.Materialize.Profiles;

/// <summary>What can be said of a column's values.</summary>
public enum ValueKind
{
    /// <summary>Numbers: least, greatest, mean, quartiles, a histogram.</summary>
    Number,

    /// <summary>Days and moments: as numbers, in seconds since 1970.</summary>
    Time,

    /// <summary>Text: least and greatest, how long, the most frequent ones.</summary>
    Text,

    /// <summary>true and false: how often each.</summary>
    Flag,

    /// <summary>Lists, structs, bytes: how many there are.</summary>
    Plain,

    /// <summary>Personal values: how many there are, and how many different ones; none of them is shown.</summary>
    Hidden,
}
