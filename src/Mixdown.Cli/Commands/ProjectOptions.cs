using System.CommandLine;
using System.CommandLine.Parsing;
using Mixdown.Cli.Rendering;
using Mixdown.Cli.Rendering.DbtLog;
using Mixdown.Data.Settings;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands;

/// <summary>The options that every command on a project takes.</summary>
/// <param name="surroundings">Where the command was started.</param>
sealed class ProjectOptions(Surroundings surroundings)
{
    /// <summary>The project's folder; by default this folder or the nearest one above it with a dbt_project.yml.</summary>
    public Option<string?> ProjectDir { get; } = new("--project-dir") { HelpName = "DIR", Description = "The project's folder. Default: this folder, or the nearest above it that has a dbt_project.yml" };

    /// <summary>Where profiles.yml lies.</summary>
    public Option<string?> ProfilesDir { get; } = new("--profiles-dir") { HelpName = "DIR", Description = "Where profiles.yml is. Default: the project's folder, then ~/.dbt" };

    /// <summary>An output of profiles.yml.</summary>
    public Option<string?> Target { get; } = new("--target", "-t") { HelpName = "NAME", Description = "The target, an output of profiles.yml. Default: the one profiles.yml names" };

    /// <summary>A profile of profiles.yml.</summary>
    public Option<string?> Profile { get; } = new("--profile") { HelpName = "NAME", Description = "The profile. Default: the one dbt_project.yml names" };

    /// <summary>Where artifacts go.</summary>
    public Option<string?> TargetPath { get; } = new("--target-path") { HelpName = "DIR", Description = "Where artifacts and compiled SQL go. Default: target-path in dbt_project.yml, else target" };

    /// <summary>Values for <c>var()</c>, a YAML map.</summary>
    public Option<string?> Vars { get; } = new("--vars") { HelpName = "YAML", Description = "Values for var(), for example '{as_of: 2025-12-31}'" };

    /// <summary>Connections side by side.</summary>
    public Option<int?> Threads { get; } = new("--threads") { HelpName = "N", Description = "Nodes or tables in work at the same time. Default: threads in profiles.yml" };

    /// <summary>How long to wait for another process to leave the target.</summary>
    public Option<TimeSpan> LockTimeout { get; } = new("--lock-timeout")
    {
        HelpName = "TIME",
        Description = "How long to wait while another process works on the target, for example 30s or 5m. Default: 0s",
        CustomParser = ReadDuration,
        DefaultValueFactory = _ => TimeSpan.Zero,
    };

    /// <summary>One JSON object per event.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object per event and line" };

    /// <summary>Lines of dbt's log instead of ours.</summary>
    public Option<DbtLogFormat?> LogFormat { get; } = new("--log-format") { HelpName = "FORM", Description = "text, debug or json: the lines of dbt's log, for programs that read it" };

    /// <summary>Which of those lines.</summary>
    public Option<DbtLogLevel?> LogLevel { get; } = new("--log-level") { HelpName = "LEVEL", Description = "The least that a line of --log-format matters: debug, info, warn, error or none. Default: info" };

    /// <summary>Errors only.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Print errors only" };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (IEnumerable<Option>)[ProjectDir, ProfilesDir, Profile, Target, TargetPath, Vars, Threads, LockTimeout, Json, LogFormat, LogLevel, Quiet])
            command.Options.Add(option);
    }

    /// <summary>What was asked for, with the project's folder found and entered.</summary>
    /// <param name="given">The parsed command line.</param>
    /// <param name="command">The verb.</param>
    public RunRequest Read(ParseResult given, string command) => Read(given, command, given.GetValue(ProjectDir));

    /// <summary>As <see cref="Read(ParseResult, string)"/>, for the project in <paramref name="folder"/>.</summary>
    public RunRequest Read(ParseResult given, string command, string? folder) => new()
    {
        Command = command,
        ProfilesDir = given.GetValue(ProfilesDir) is { } profiles ? Path.GetFullPath(profiles, surroundings.Folder) : null,
        ProjectDir = ProjectFolder.Enter(folder ?? Variable("DBT_PROJECT_DIR"), surroundings),
        Profile = given.GetValue(Profile) ?? Variable("DBT_PROFILE"),
        Target = given.GetValue(Target) ?? Variable("DBT_TARGET"),
        TargetPath = (given.GetValue(TargetPath) ?? Variable("DBT_TARGET_PATH")) is { } path ? Path.GetFullPath(path, surroundings.Folder) : null,
        Vars = given.GetValue(Vars) ?? Variable("DBT_VARS"),
        Threads = given.GetValue(Threads),
        LockTimeout = given.GetValue(LockTimeout),
        Environment = surroundings.Environment,
    };

    /// <summary>The view of a run that fits the terminal and these options.</summary>
    public IRunListener View(ParseResult given, Terminal terminal) =>
        terminal.View(given.GetValue(LogFormat) ?? Word(Variable("DBT_LOG_FORMAT"), DbtLogFormat.Default), LeastLevel(given))
        ?? terminal.View(given.GetValue(Json), given.GetValue(Quiet));

    DbtLogLevel LeastLevel(ParseResult given) => given.GetValue(Quiet)
        ? DbtLogLevel.Error
        : given.GetValue(LogLevel) ?? Word(Variable("DBT_LOG_LEVEL"), DbtLogLevel.Info);

    static T Word<T>(string? text, T byDefault)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : byDefault;

    string? Variable(string name) => surroundings.Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    internal static TimeSpan ReadDuration(ArgumentResult given)
    {
        var text = given.Tokens is [var token] ? token.Value : "";
        if (Duration.TryParse(text, out var time))
            return time;
        given.AddError($"'{text}' is no duration: write 30s, 5m or 1h.");
        return TimeSpan.Zero;
    }
}
