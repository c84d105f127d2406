using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Mixdown.Cli.Rendering;
using Mixdown.Engines;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Replays;

namespace Mixdown.Cli.Commands.Streams;

/// <summary><c>mixdown stream replay</c>: reads again what the table of a topic has.</summary>
/// <param name="composition">Makes the run.</param>
sealed class StreamReplayCommand(Composition composition)
{
    readonly Argument<string> _stream = new("stream") { Description = "The stream; it must not run" };
    readonly Option<string> _topic = new("--topic") { HelpName = "TOPIC", Description = "Its topic", Required = true };
    readonly Option<bool> _all = new("--from-start") { Description = "Everything that the log has of it" };
    readonly Option<DateTimeOffset?> _time = new("--from-time") { HelpName = "TIME", Description = "Records that the log took then or later; UTC where the time has no zone", CustomParser = ParseTime };
    readonly Option<string[]> _offsets = new("--from-offset") { HelpName = "P:N", Description = "From offset N of partition P on; may stand several times", Validators = { CheckOffsets } };

    /// <summary>The command.</summary>
    /// <param name="draw">Shows what became of it.</param>
    public Command Create(Action<ResultTable, ParseResult, ProjectOptions> draw)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var command = new Command("replay", "Read records again, with the present columns and settings; one commit replaces their rows") { _stream, _topic, _all, _time, _offsets };
        options.AddTo(command);
        command.Validators.Add(CheckStart);
        command.SetAction(async (given, cancel) =>
        {
            var run = new StreamReplayRun(composition.RunHost([]));
            var replayed = await run.RunAsync(options.Read(given, "stream replay"), given.GetValue(_stream)!, given.GetValue(_topic)!, Start(given), cancel);
            draw(StreamReplayRun.Table(replayed), given, options);
            var notes = StreamReplayRun.Notes(replayed).ToList();
            ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, notes);
            return ExitCode.Success;
        });
        return command;
    }

    ReplayStart Start(ParseResult given) => new()
    {
        Time = given.GetValue(_time),
        Offsets = given.GetValue(_offsets) is { Length: > 0 } offsets ? offsets.Select(word => Offset(word)!.Value).ToDictionary(offset => offset.Partition, offset => offset.Offset) : null,
    };

    void CheckStart(CommandResult given)
    {
        var said = new[] { given.GetValue(_all), given.GetResult(_time) is { Implicit: false }, given.GetResult(_offsets) is { Implicit: false } }.Count(one => one);
        if (said != 1)
            given.AddError("Say from where on: one of --from-start, --from-time TIME and --from-offset P:N.");
    }

    static DateTimeOffset? ParseTime(ArgumentResult given)
    {
        if (DateTimeOffset.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        given.AddError($"'{given.Tokens[0].Value}' is no time: write 2026-11-21T08:00:00Z.");
        return null;
    }

    static void CheckOffsets(OptionResult given)
    {
        var offsets = given.Tokens.Select(token => (token.Value, Offset: Offset(token.Value))).ToList();
        foreach (var (word, _) in offsets.Where(found => found.Offset is null))
            given.AddError($"'{word}' is no offset: write PARTITION:OFFSET, for example 0:1200.");
        foreach (var twice in offsets.Where(found => found.Offset is not null).GroupBy(found => found.Offset!.Value.Partition).Where(group => group.Count() > 1))
            given.AddError($"Partition {twice.Key} is there twice.");
    }

    static (int Partition, long Offset)? Offset(string word) =>
        word.Split(':') is [var partition, var offset]
        && int.TryParse(partition, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var o)
            ? (p, o)
            : null;
}
