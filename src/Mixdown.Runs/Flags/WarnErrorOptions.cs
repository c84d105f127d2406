using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Artifacts;

namespace Mixdown.Runs.Flags;

/// <summary>Which warnings count as errors, and which are not to be shown: <c>--warn-error</c> and
/// <c>--warn-error-options</c>.</summary>
public sealed record WarnErrorOptions
{
    const string Forms = """Write for example '{"error": "all", "warn": ["NoNodesForSelectionCriteria"]}' or '{error: [MX1402], silence: [MX1208]}'.""";

    /// <summary>Every warning stays a warning.</summary>
    public static WarnErrorOptions None { get; } = new();

    /// <summary>Whether all warnings are errors, but for those of <see cref="Warn"/> and <see cref="Silence"/>.</summary>
    public bool All { get; init; }

    /// <summary>Codes (<c>MX1402</c>) or dbt's names of events that are errors.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Codes or names that stay warnings.</summary>
    public IReadOnlyList<string> Warn { get; init; } = [];

    /// <summary>Codes or names that are not shown.</summary>
    public IReadOnlyList<string> Silence { get; init; } = [];

    /// <summary>Whether a check that warns counts as one that fails.</summary>
    public bool ChecksFail => IsError(WarningNames.CheckFound);

    /// <summary>A warning as it counts: itself, an error, or nothing. Errors stay what they are.</summary>
    public Diagnostic? Weigh(Diagnostic found) =>
        found.Severity != Severity.Warning ? found
        : Names(Silence, found.Code) ? null
        : IsError(found.Code) ? found with { Severity = Severity.Error }
        : found;

    /// <summary>What the flags <c>warn_error</c> and <c>warn_error_options</c> say.</summary>
    /// <exception cref="MixdownException">MX4020: they say nothing that can be understood.</exception>
    internal static WarnErrorOptions Read(FlagValues flags)
    {
        var options = flags.Map("warn_error_options", Forms) is { } map ? Bind(flags, map) : None;
        return flags.Truth("warn_error") ? options with { All = true } : options;
    }

    /// <summary>As <c>--warn-error-options</c> takes it.</summary>
    internal IReadOnlyDictionary<string, object?> AsArguments() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["error"] = All ? "all" : Errors,
        ["warn"] = Warn,
        ["silence"] = Silence,
    };

    static WarnErrorOptions Bind(FlagValues flags, SettingNode.Map map)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key is not ("error" or "include" or "warn" or "exclude" or "silence"))
                throw flags.Wrong("warn_error_options", $"there is no key '{entry.Key}'", Forms);
        }
        var errors = Texts(map["error"] ?? map["include"]);
        return new WarnErrorOptions
        {
            All = errors is ["all" or "*"],
            Errors = errors is ["all" or "*"] ? [] : errors,
            Warn = Texts(map["warn"] ?? map["exclude"]),
            Silence = Texts(map["silence"]),
        };
    }

    static IReadOnlyList<string> Texts(SettingNode? node) => node switch
    {
        SettingNode.Scalar scalar => [scalar.Text],
        SettingNode.List list => [.. list.Items.OfType<SettingNode.Scalar>().Select(item => item.Text)],
        _ => [],
    };

    bool IsError(string code) => Names(Errors, code) || (All && !Names(Warn, code));

    static bool Names(IReadOnlyList<string> words, string code) =>
        words.Any(word => word == code || WarningNames.CodesOf(word).Contains(code, StringComparer.Ordinal));
}
