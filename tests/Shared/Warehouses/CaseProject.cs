using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;

namespace Mixdown.Testing.Warehouses;

/// <summary>The project <c>shop</c> of a case, in a folder of its own, and the commands that are run on it in this process.</summary>
sealed partial class CaseProject : IDisposable
{
    readonly ITestWarehouse _warehouse;
    readonly TempFolder _folder = new();

    public CaseProject(ITestWarehouse warehouse)
    {
        _warehouse = warehouse;
        Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        Write("profiles.yml", "shop: { target: dev, outputs: { dev: { {{output}}, schema: main, threads: 1 } } }\n");
    }

    /// <summary>Writes a file; <c>{{output}}</c> in profiles.yml stands for what leads to the warehouse.</summary>
    public void Write(string path, string text) =>
        _folder.Write(path, path == "profiles.yml" ? text.Replace("{{output}}", _warehouse.Output, StringComparison.Ordinal) : text);

    /// <summary>Puts a package of the fixtures into <c>packages/NAME</c>.</summary>
    public void WritePackage(string name)
    {
        var fixture = Repository.At("tests/fixtures/packages/" + name);
        foreach (var file in Directory.EnumerateFiles(fixture, "*", SearchOption.AllDirectories))
            _folder.Write($"packages/{name}/{Path.GetRelativePath(fixture, file)}", File.ReadAllText(file));
    }

    /// <summary>Runs a command; its exit code, the results that it left behind, and what is wrong.</summary>
    public async Task<string> RunAsync(string command, CancellationToken cancel)
    {
        var results = new ResultsFile(_folder.At("target/run_results.json"));
        var (exitCode, _, errors) = await InvokeAsync(command + " --quiet", cancel);
        return $"exit {exitCode}\n{results.Print()}{Block(errors)}";
    }

    /// <summary>Runs a command; all that it prints.</summary>
    public async Task<string> PrintAsync(string command, CancellationToken cancel)
    {
        var (exitCode, output, errors) = await InvokeAsync(command, cancel);
        return $"{(exitCode == 0 ? "" : $"exit {exitCode}\n")}{Block(output)}{Block(errors)}";
    }

    /// <summary>The rows of an answer, one a line, or the error.</summary>
    public string Query(string sql, CancellationToken cancel) => Ask(session =>
        string.Concat(session.Query(sql, cancel).Rows.Select(row => string.Join('|', row.Select(Text)) + "\n")));

    /// <summary>Runs SQL; nothing, or the error.</summary>
    public string Execute(string sql, CancellationToken cancel) => Ask(session =>
    {
        session.Execute(sql, cancel);
        return "";
    });

    public void Dispose() => _folder.Dispose();

    string Ask(Func<IEngineSession, string> ask)
    {
        using var engine = _warehouse.Open();
        using var session = engine.OpenSession();
        try
        {
            return ask(session);
        }
        catch (MixdownException wrong)
        {
            return Block(wrong.Message);
        }
    }

    Task<MixdownProcess.Ended> InvokeAsync(string command, CancellationToken cancel)
    {
        var words = Words().Matches(command).Select(word => word.Value.Replace("'", "", StringComparison.Ordinal)).ToList();
        var variables = words.TakeWhile(word => Assignment().IsMatch(word)).ToList();
        return MixdownCommand.RunAsync(_folder.Root, Variables(variables), words.Skip(variables.Count), cancel);
    }

    static Dictionary<string, string> Variables(IEnumerable<string> assignments) => assignments
        .Select(assignment => assignment.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Without blank lines and without what differs from run to run.</summary>
    string Block(string text)
    {
        var plain = text.Replace("/private" + _folder.Root, "<project>", StringComparison.Ordinal).Replace(_folder.Root, "<project>", StringComparison.Ordinal);
        return string.Concat(plain.Split('\n').Where(line => line.Trim().Length > 0).Select(line => line.TrimEnd() + "\n"));
    }

    static string Text(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        object?[] list => $"[{string.Join(", ", list.Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Words of a command line; single quotes hold words together.</summary>
    [GeneratedRegex(@"(?:[^\s']|'[^']*')+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]*=", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();
}
