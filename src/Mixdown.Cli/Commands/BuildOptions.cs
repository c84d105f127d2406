using System.CommandLine;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands;

/// <summary>The options that say what to build and how; dbt's names.</summary>
sealed class BuildOptions
{
    readonly Option<string[]> _select = new("--select", "-s", "--models", "-m") { HelpName = "WORDS", Description = "What to take: names, +name+, tag:x, path:x, source:x, …", AllowMultipleArgumentsPerToken = true };
    readonly Option<string[]> _exclude = new("--exclude") { HelpName = "WORDS", Description = "What to leave out", AllowMultipleArgumentsPerToken = true };
    readonly Option<bool> _fullRefresh = new("--full-refresh", "-f") { Description = "Build incremental models from nothing" };
    readonly Option<bool> _failFast = new("--fail-fast", "-x") { Description = "Start nothing new after the first failure" };
    readonly Option<bool> _skipUnchanged = new("--skip-unchanged") { Description = "Leave models alone that have not changed and read nothing that has" };

    readonly EventTimeOptions _eventTime = new();

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (IEnumerable<Option>)[_select, _exclude, _fullRefresh, _failFast, _skipUnchanged])
            command.Options.Add(option);
        _eventTime.AddTo(command);
    }

    /// <summary>The request with what these options say.</summary>
    public RunRequest Read(ParseResult given, RunRequest request) => _eventTime.Read(given, request) with
    {
        Select = given.GetValue(_select) ?? [],
        Exclude = given.GetValue(_exclude) ?? [],
        FullRefresh = given.GetValue(_fullRefresh),
        FailFast = given.GetValue(_failFast),
        SkipUnchanged = given.GetValue(_skipUnchanged),
    };
}
