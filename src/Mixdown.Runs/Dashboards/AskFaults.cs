using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Dashboards;

/// <summary>Tells faults of questions apart.</summary>
public static class AskFaults
{
    /// <summary>Whose fault a problem is.</summary>
    public static AskFault Of(Diagnostic problem) => problem.Code switch
    {
        "MX4100" or "MX4104" or "MX4160" or "MX4175" => AskFault.Unknown,
        "MX4102" or "MX4103" or "MX4105" or "MX4106" or "MX4161" or "MX4162" or "MX4163" or "MX4170" or "MX4171" or "MX4172" or "MX4173" or "MX4174" => AskFault.Wrong,
        "MX4164" or "MX4166" => AskFault.Conflict,
        "MX4165" or "MX4167" or "MX4168" => AskFault.Refused,
        "MX4101" => AskFault.TooLong,
        _ => AskFault.Behind,
    };
}
