using System.CommandLine;
using System.Diagnostics;
using Mixdown.Cli.Rendering;
using Mixdown.Runs.Lakes;
using Mixdown.Runs.Live;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown query "SQL"</c>: an answer from the warehouse.</summary>
static class QueryCommand
{
    /// <summary>Rows that a table shows at most; the other formats show all.</summary>
    const int ShownRows = 1000;

    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var sql = new Argument<string>("sql") { Description = "One SELECT; '-' reads it from standard input" };
        var format = new Option<QueryFormat>("--format") { HelpName = "FORM", Description = "table, csv, json or parquet", CustomParser = CommandWords.OneOf<QueryFormat>, DefaultValueFactory = _ => QueryFormat.Table };
        var file = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Where the answer goes; default: standard output" };
        var asOf = new Option<string[]>("--as-of") { HelpName = "TABLE=VERSION|TIME", Description = "See a table of the lake as it was: bronze.invoice=12, or a time; a time alone is for all tables", AllowMultipleArgumentsPerToken = true };
        var command = new Command("query", "Ask the warehouse") { sql, format, file, asOf };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var output = given.GetValue(file) is { } path ? Path.GetFullPath(path, composition.Surroundings.Folder) : null;
            var request = options.Read(given, "query");
            var text = given.GetValue(sql) is "-" ? ReadToEnd(composition.Surroundings.Input()) : given.GetValue(sql)!;
            using var query = await OpenAsync(composition.RunHost([]), request, given.GetValue(asOf) ?? [], text, cancel);
            if (query is LiveQuery { Warnings: { Count: > 0 } warnings })
                ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, warnings);
            var form = given.GetValue(format) is QueryFormat.Table && given.GetValue(options.Json) ? QueryFormat.Json : given.GetValue(format);
            if (form == QueryFormat.Table)
                Draw(composition.Terminal, query, text, cancel);
            else
                Export(composition.Terminal, query, text, form, output, cancel);
            return ExitCode.Success;
        });
        return command;
    }

    static async Task<IProjectQuery> OpenAsync(RunHost host, RunRequest request, string[] moments, string sql, CancellationToken cancel)
    {
        if (moments.Length > 0)
            return await LakeQuery.OpenAsync(host, request, [.. moments.Select(AsOf.Parse)], cancel);
        if (await LiveQuery.TryOpenAsync(host, request, sql, cancel) is { } live)
            return live;
        return LakeQuery.AsksForLoads(sql) ? await LakeQuery.OfLoadsAsync(host, request, cancel) : new ProjectQuery(host, request, cancel);
    }

    static void Draw(Terminal terminal, IProjectQuery query, string sql, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = query.Answer(sql, ShownRows + 1, cancel);
        var took = Stopwatch.GetElapsedTime(started);
        var more = answer.Rows.Count > ShownRows;
        new TableText(terminal.Palette, terminal.Width).Write(terminal.Output, more ? answer with { Rows = [.. answer.Rows.Take(ShownRows)] } : answer);
        var count = more ? $"the first {Figures.Count(ShownRows)} rows; --format csv shows all" : Figures.Count(answer.Rows.Count, "row");
        terminal.Output.WriteLine(terminal.Palette.Quiet($"  ({count}, {Figures.Time(took)})"));
    }

    static string ReadToEnd(Stream input)
    {
        using var text = new StreamReader(input);
        return text.ReadToEnd();
    }

    static void CopyBytes(string file, Terminal terminal)
    {
        using var answer = File.OpenRead(file);
        using var standardOutput = terminal.Bytes();
        answer.CopyTo(standardOutput);
    }

    static void CopyText(string file, TextWriter output)
    {
        using var answer = new StreamReader(file);
        var block = new char[1 << 16];
        while (answer.Read(block) is > 0 and var letters)
            output.Write(block.AsSpan(0, letters));
    }

    static void Export(Terminal terminal, IProjectQuery query, string sql, QueryFormat format, string? output, CancellationToken cancel)
    {
        if (output is not null)
        {
            query.Export(sql, format, output, cancel);
            return;
        }
        // Parquet is written with its index at the end, so no pipe can take it: all formats go through a file.
        var file = Path.GetTempFileName();
        try
        {
            query.Export(sql, format, file, cancel);
            if (format == QueryFormat.Parquet)
                CopyBytes(file, terminal);
            else
                CopyText(file, terminal.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
