using System.Text;

namespace Mixdown.Testing.Warehouses;

/// <summary>A project and what is done with it, in one text that every engine carries out alike.</summary>
/// <remarks>What stands before the first mark says what is shown; a line <c>only: duckdb</c> in it leaves the other engines out.
/// A section <c>--- path/to/file</c> writes a file of the project; a section <c>--- $</c> holds steps. Sections are carried out in
/// order, so a file can change between steps. A section <c>--- @package kit</c> puts <c>tests/fixtures/packages/kit</c> into
/// <c>packages/kit</c> of the project. Steps, indented lines going on with the line above:
/// <c>$ build --select x</c> runs mixdown and prints its exit code, what run_results.json says, and errors;
/// <c>&gt; ls</c> runs it and prints all that it prints; <c>? select …</c> prints rows; <c>! insert …</c> runs SQL.
/// Assignments before a verb (<c>$ DBT_X=1 build</c>) are environment variables.</remarks>
sealed class WarehouseCase
{
    const string Steps = "$";
    const string Package = "@package ";

    readonly string _text;

    public WarehouseCase(string text) => _text = text;

    /// <summary>Whether the case is meant for an engine.</summary>
    public bool IsFor(string dialect) => Comment().FirstOrDefault(line => line.StartsWith("only:", StringComparison.Ordinal)) is not { } only
        || only["only:".Length..].Split(',', StringSplitOptions.TrimEntries).Contains(dialect, StringComparer.Ordinal);

    /// <summary>Carries the case out; the text is what its steps printed.</summary>
    public async Task<string> RunAsync(ITestWarehouse warehouse, CancellationToken cancel)
    {
        using var project = new CaseProject(warehouse);
        var printed = new StringBuilder();
        foreach (var (path, text) in CaseFiles.Split(_text))
        {
            if (path == Steps)
                await RunAsync(project, text, printed, cancel);
            else if (path.StartsWith(Package, StringComparison.Ordinal))
                project.WritePackage(path[Package.Length..]);
            else
                project.Write(path, text);
        }
        return printed.ToString();
    }

    static async Task RunAsync(CaseProject project, string steps, StringBuilder printed, CancellationToken cancel)
    {
        foreach (var step in Split(steps))
        {
            printed.Append(step).Append('\n');
            var rest = step[1..].Trim();
            printed.Append(step[0] switch
            {
                '$' => await project.RunAsync(rest, cancel),
                '>' => await project.PrintAsync(rest, cancel),
                '?' => project.Query(rest, cancel),
                '!' => project.Execute(rest, cancel),
                _ => throw new FormatException($"a step starts with $, >, ? or !: {step}"),
            });
        }
    }

    static IEnumerable<string> Split(string steps)
    {
        var step = "";
        foreach (var line in steps.Split('\n').Where(line => line.Length > 0))
        {
            if (line[0] == ' ')
            {
                step += "\n" + line;
                continue;
            }
            if (step.Length > 0)
                yield return step;
            step = line;
        }
        if (step.Length > 0)
            yield return step;
    }

    IEnumerable<string> Comment() => _text.Split('\n').TakeWhile(line => !line.StartsWith("--- ", StringComparison.Ordinal));
}
