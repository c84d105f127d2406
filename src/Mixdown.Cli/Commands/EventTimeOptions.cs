using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands;

/// <summary>The options that say of which time microbatch models are built; dbt's names. Times without a zone are UTC.</summary>
sealed class EventTimeOptions
{
    readonly Option<DateTimeOffset?> _start = new("--event-time-start") { HelpName = "TIME", Description = "Build microbatch models from the batch of this time on, such as 2024-09-01", CustomParser = Read };
    readonly Option<DateTimeOffset?> _end = new("--event-time-end") { HelpName = "TIME", Description = "Build microbatch models up to this time; now, when it is left out", CustomParser = Read };

    /// <summary>Adds both to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_start);
        command.Options.Add(_end);
        command.Validators.Add(Compare);
    }

    /// <summary>The request with what these options say.</summary>
    public RunRequest Read(ParseResult given, RunRequest request) => request with
    {
        EventTimeStart = given.GetValue(_start),
        EventTimeEnd = given.GetValue(_end),
    };

    void Compare(CommandResult result)
    {
        var (start, end) = (result.GetValue(_start), result.GetValue(_end));
        if (start is null && end is not null)
            result.AddError("--event-time-end needs --event-time-start beside it.");
        else if (start >= end)
            result.AddError("--event-time-start has to be before --event-time-end.");
    }

    static DateTimeOffset? Read(ArgumentResult result)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var moment))
            return moment;
        result.AddError($"'{text}' is no time. Write it like 2024-09-01 or 2024-09-01T12:00:00.");
        return null;
    }
}
