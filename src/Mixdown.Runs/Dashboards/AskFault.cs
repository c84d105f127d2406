namespace Mixdown.Runs.Dashboards;

/// <summary>Whose fault it is that a question has no answer.</summary>
public enum AskFault
{
    /// <summary>Something behind the question.</summary>
    Behind,

    /// <summary>It names what is not there.</summary>
    Unknown,

    /// <summary>It has a value that cannot be.</summary>
    Wrong,

    /// <summary>It takes too long.</summary>
    TooLong,

    /// <summary>It would change what somebody else has changed or made.</summary>
    Conflict,

    /// <summary>It is understood, and what it asks for cannot be done.</summary>
    Refused,
}
