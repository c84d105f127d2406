using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph.Selection;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Flags;

/// <summary>Makes a request of flags.</summary>
public static class RequestFlags
{
    /// <summary>The request with all that the flags say.</summary>
    /// <param name="request">Names the command, the project and its surroundings.</param>
    /// <param name="flags">dbt's names.</param>
    /// <exception cref="MixdownException">MX4020: a flag has a value that it does not take.</exception>
    public static RunRequest Apply(RunRequest request, FlagValues flags)
    {
        var (start, end) = Times(flags);
        return Selection(request, flags) with
        {
            FullRefresh = flags.Truth("full_refresh"),
            FailFast = flags.Truth("fail_fast"),
            Changed = flags.Truth("changed"),
            StoreFailures = flags.Truth("store_failures"),
            PartialParse = flags.Truth("partial_parse", byDefault: true),
            Empty = flags.Truth("empty"),
            Sample = flags.Text("sample"),
            EventTimeStart = start,
            EventTimeEnd = end,
            Defer = flags.Truth("defer"),
            FavorState = flags.Truth("favor_state"),
            State = flags.Text("state"),
            DeferState = flags.Text("defer_state"),
            Publish = Publish(flags),
            Warnings = WarnErrorOptions.Read(flags),
            Threads = Threads(request, flags),
            Target = request.Target ?? flags.Text("target"),
            Profile = request.Profile ?? flags.Text("profile"),
            TargetPath = request.TargetPath ?? flags.Text("target_path"),
            ProfilesDir = request.ProfilesDir ?? flags.Text("profiles_dir"),
            Vars = request.Vars ?? flags.Text("vars"),
        };
    }

    /// <summary>What the flags say of warnings, for commands that have no others.</summary>
    /// <exception cref="MixdownException">MX4020: they say nothing that can be understood.</exception>
    public static WarnErrorOptions Warnings(FlagValues flags) => WarnErrorOptions.Read(flags);

    static RunRequest Selection(RunRequest request, FlagValues flags) => request with
    {
        Select = flags.Texts("select"),
        Exclude = flags.Texts("exclude"),
        Selector = flags.Text("selector"),
        Indirect = Indirect(flags),
        ResourceTypes = Kinds(flags, "resource_types"),
        ExcludeResourceTypes = Kinds(flags, "exclude_resource_types"),
    };

    static IReadOnlyList<string> Kinds(FlagValues flags, string name)
    {
        var kinds = flags.Texts(name);
        var unknown = kinds.FirstOrDefault(kind => kind is not ("all" or "default") && !ResourceTypes.Words.Contains(kind, StringComparer.Ordinal));
        return unknown is null ? kinds : throw flags.Wrong(name, $"there is no kind '{unknown}'", DidYouMean.Hint(unknown, ResourceTypes.Words));
    }

    static IndirectSelection Indirect(FlagValues flags)
    {
        if (flags.Text("indirect_selection") is not { } word)
            return IndirectSelection.Eager;
        return IndirectModes.TryParse(word, out var mode) ? mode : throw flags.Wrong("indirect_selection", $"there is no mode '{word}'", DidYouMean.Hint(word, IndirectModes.Words));
    }

    static int? Threads(RunRequest request, FlagValues flags) => request.Threads switch
    {
        null => flags.Count("threads"),
        > 0 => request.Threads,
        _ => throw new MixdownException(new Diagnostic("MX4020", $"--threads: '{request.Threads}' is no number from 1 on")),
    };

    static PublishMode Publish(FlagValues flags) => flags.Text("publish") switch
    {
        null or "checked" => PublishMode.Checked,
        "direct" => PublishMode.Direct,
        var word => throw flags.Wrong("publish", $"there is no way '{word}'", DidYouMean.Hint(word, ["checked", "direct"])),
    };

    static (DateTimeOffset? Start, DateTimeOffset? End) Times(FlagValues flags)
    {
        var (start, end) = (Time(flags, "event_time_start"), Time(flags, "event_time_end"));
        if (start is null != end is null)
            throw flags.Wrong(start is null ? "event_time_end" : "event_time_start", "goes only together with the other end", "Give --event-time-start and --event-time-end.");
        return start >= end ? throw flags.Wrong("event_time_start", "is not before --event-time-end") : (start, end);
    }

    static DateTimeOffset? Time(FlagValues flags, string name) => flags.Text(name) switch
    {
        null => null,
        var text when EventTime.TryParse(text, out var moment) => moment,
        var text => throw flags.Wrong(name, $"'{text}' is no time", "Write 2025-12-31 or 2025-12-31T18:00:00; without a zone it is UTC."),
    };
}
