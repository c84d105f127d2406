using System.CommandLine;
using System.CommandLine.Parsing;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Delta.Maintenance;
using Mixdown.Engines;
using Mixdown.Runs.Lakes;
using Mixdown.Runs.Lakes.Ddl;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands.Lakes;

/// <summary><c>mixdown lake …</c>: the Delta tables of the project's lake, and what keeps them small, quick and right.</summary>
/// <param name="composition">Makes what works on the lake.</param>
sealed class LakeCommand(Composition composition)
{
    /// <summary>The command.</summary>
    public Command Create() => new("lake", "Look at the lake's Delta tables, restore, compact and clean them")
    {
        List(), History(), Schema(), Restore(), Vacuum(), Optimize(), Manifest(), Ddl(),
    };

    Command List() => Verb(
        "list", "The tables, who writes them, their rows, files and bytes", ArgumentArity.ZeroOrMore, [],
        (_, request, tables, cancel) => Look.ListAsync(request, tables, cancel));

    Command History()
    {
        var limit = new Option<int>("--limit") { HelpName = "N", Description = "Versions of each table at most", DefaultValueFactory = _ => 20 };
        return Verb(
            "history", "The versions of tables, the newest first, and what each changed", ArgumentArity.ZeroOrMore, [limit],
            (given, request, tables, cancel) => Look.HistoryAsync(request, tables, given.GetValue(limit), cancel));
    }

    Command Schema() => Verb(
        "schema", "The versions of tables' columns, the newest first: what changed, when, and by which load", ArgumentArity.ZeroOrMore, [],
        (_, request, tables, cancel) => Look.SchemaAsync(request, tables, cancel));

    Command Restore()
    {
        var version = new Option<string?>("--version") { HelpName = "N", Description = "The version to go back to" };
        var timestamp = new Option<string?>("--timestamp") { HelpName = "TIME", Description = "Go back to the newest version of this time, for example 2026-03-01T12:00:00Z" };
        return Verb(
            "restore", "Make tables again what they were; loads go on from there", ArgumentArity.OneOrMore, [version, timestamp],
            (given, request, tables, cancel) => Care.RestoreAsync(request, tables, Moment(given.GetValue(version), given.GetValue(timestamp)), cancel));
    }

    Command Vacuum()
    {
        var retain = new Option<TimeSpan?>("--retain")
        {
            HelpName = "TIME",
            Description = "How long files stay after they left their table. Default: as the table says, 7d",
            CustomParser = ReadDuration,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only list what would be deleted" };
        var force = new Option<bool>("--force") { Description = "Allow a time shorter than the table's" };
        return Verb(
            "vacuum", "Delete files that no version within the retention needs", ArgumentArity.ZeroOrMore, [retain, dryRun, force],
            (given, request, tables, cancel) => Care.VacuumAsync(
                request, tables,
                new VacuumRequest { Retention = given.GetValue(retain), DryRun = given.GetValue(dryRun), Force = given.GetValue(force) }, cancel));
    }

    Command Optimize()
    {
        var order = new Option<string[]>("--order-by") { HelpName = "COLUMN", Description = "Order the rows of each new file by these columns; large files are rewritten too", AllowMultipleArgumentsPerToken = true };
        var size = new Option<long>("--target-size") { HelpName = "SIZE", Description = "Bytes of a new file. Default: 128MB", CustomParser = ReadSize, DefaultValueFactory = _ => new OptimizeRequest().TargetBytes };
        return Verb(
            "optimize", "Make large files of small ones; no row changes", ArgumentArity.ZeroOrMore, [order, size],
            (given, request, tables, cancel) => Care.OptimizeAsync(
                request, tables, new OptimizeRequest { OrderBy = given.GetValue(order) ?? [], TargetBytes = given.GetValue(size) }, cancel));
    }

    Command Manifest()
    {
        var auto = new Option<bool>("--auto") { Description = "Write them after each load from now on" };
        var manual = new Option<bool>("--no-auto") { Description = "Do not write them after each load any more" };
        return Verb(
            "manifest", "Write lists of the tables' files for Redshift Spectrum and others that read no Delta log", ArgumentArity.OneOrMore, [auto, manual],
            (given, request, tables, cancel) => Care.ManifestAsync(
                request, tables, given.GetValue(auto) ? true : given.GetValue(manual) ? false : null, cancel));
    }

    Command Ddl()
    {
        var options = new ProjectOptions(composition.Surroundings);
        var tables = Tables(ArgumentArity.ZeroOrMore);
        var dialect = new Option<LakeDialect>("--for") { HelpName = "ENGINE", Description = "redshift, athena, trino, databricks, duckdb or clickhouse", Required = true, CustomParser = CommandWords.OneOf<LakeDialect> };
        var command = new Command("ddl", "Print the statements that show the tables to another engine") { tables, dialect };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var request = options.Read(given, "lake ddl");
            var statements = await Look.DdlAsync(request, given.GetValue(tables) ?? [], given.GetValue(dialect), cancel);
            composition.Terminal.Output.Write(string.Join('\n', statements));
            return ExitCode.Success;
        });
        return command;
    }

    LakeLook Look => new(composition.RunHost([]));

    LakeCare Care => new(composition.RunHost([]));

    Command Verb(
        string name, string description, ArgumentArity arity, IReadOnlyList<Option> own,
        Func<ParseResult, RunRequest, IReadOnlyList<string>, CancellationToken, Task<ResultTable>> work)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var tables = Tables(arity);
        var command = new Command(name, description) { tables };
        foreach (var option in own)
            command.Options.Add(option);
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var answer = await work(given, options.Read(given, $"lake {name}"), given.GetValue(tables) ?? [], cancel);
            new LakeTables(composition.Terminal).Write(answer, given.GetValue(options.Json));
            return ExitCode.Success;
        });
        return command;
    }

    static Argument<string[]> Tables(ArgumentArity arity) => new("table")
    {
        Description = "Tables such as bronze.invoice, or patterns such as 'bronze.*'" + (arity.MinimumNumberOfValues == 0 ? "; all when there are none" : ""),
        Arity = arity,
    };

    static LakeMoment Moment(string? version, string? timestamp) => (version, timestamp) switch
    {
        ({ } number, null) => LakeMoment.Parse(number),
        (null, { } time) => LakeMoment.Parse(time),
        _ => throw new MixdownException(new Diagnostic(
            "MX4052", "'lake restore' has to know one point to go back to", Hint: "Give '--version 12' or '--timestamp 2026-03-01T12:00:00Z'; 'mixdown lake history' lists them.")),
    };

    static TimeSpan? ReadDuration(ArgumentResult given)
    {
        var text = given.Tokens is [var token] ? token.Value : "";
        if (Duration.TryParse(text, out var time))
            return time;
        given.AddError($"'{text}' is no duration: write 12h or 7d.");
        return null;
    }

    static long ReadSize(ArgumentResult given)
    {
        var text = given.Tokens is [var token] ? token.Value : "";
        if (ByteSize.TryParse(text, out var bytes) && bytes > 0)
            return bytes;
        given.AddError($"'{text}' is no size: write 64MB or 1GB.");
        return 0;
    }
}
