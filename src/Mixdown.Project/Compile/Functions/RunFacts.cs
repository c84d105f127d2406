using Mixdown.Jinja;
using Mixdown.Jinja.Builtins;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>What templates may know of the run.</summary>
static class RunFacts
{
    const string MetadataPrefix = "DBT_ENV_CUSTOM_ENV_";

    /// <summary>What the command was asked, in upper case, and what dbt's own macros look for besides.</summary>
    public static JinjaDict Flags(ProjectRequest request)
    {
        var flags = new JinjaDict
        {
            ["STORE_FAILURES"] = false,
            ["PARTIAL_PARSE"] = false,
            ["USE_COLORS"] = false,
            ["FAIL_FAST"] = false,
        };
        foreach (var (name, value) in request.Arguments)
            flags[name.ToUpperInvariant()] = JinjaValue.From(value);
        flags["FULL_REFRESH"] = request.FullRefresh;
        flags["EMPTY"] = request.Empty;
        flags["WHICH"] = request.Command;
        return flags;
    }

    public static JinjaDict Modules(ProjectRequest request) => new()
    {
        ["datetime"] = JinjaModules.DateTime(new StartOfRun(request.StartedAt)),
        ["re"] = JinjaModules.Regex,
        ["itertools"] = JinjaModules.Itertools,
    };

    /// <summary>The variables that a person wants to see in artifacts, <c>DBT_ENV_CUSTOM_ENV_TEAM</c> as <c>TEAM</c>.</summary>
    public static JinjaDict MetadataVariables(ProjectRequest request) => new(request.Environment
        .Where(variable => variable.Key.StartsWith(MetadataPrefix, StringComparison.Ordinal))
        .OrderBy(variable => variable.Key, StringComparer.Ordinal)
        .Select(variable => new KeyValuePair<object?, object?>(variable.Key[MetadataPrefix.Length..], variable.Value)));

    /// <summary>A template that asks for the time twice, or in two models, gets one answer.</summary>
    sealed class StartOfRun(DateTimeOffset moment) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => moment.ToUniversalTime();
    }
}
