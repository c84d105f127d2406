using System.Globalization;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.MusicStore;

/// <summary>A copy of <c>examples/music-store</c> with a folder of CSV files, worked on by the real executable.</summary>
sealed class StoreProject : IDisposable
{
    readonly TempFolder _folder = new();
    readonly TestProject _project;

    /// <summary>Copies the example; the CSV files are put into <see cref="Files"/> by the test.</summary>
    public StoreProject()
    {
        Directory.CreateDirectory(Files);
        _project = TestProject.CopyOf("music-store", _folder.At("project")) with
        {
            Variables = new Dictionary<string, string> { ["MIXDOWN_STORE_DATA"] = Files },
        };
    }

    /// <summary>The store's CSV files.</summary>
    public string Files => _folder.At("files");

    /// <summary>Runs a command in the project and fails the test when the command fails.</summary>
    public async Task RunAsync(params IEnumerable<string> arguments) => (await TryAsync(arguments)).Expect(0);

    /// <summary>Runs a command in the project, whatever comes of it.</summary>
    public Task<MixdownProcess.Ended> TryAsync(params IEnumerable<string> arguments) =>
        MixdownProcess.RunAsync(_project.Folder, _project.Variables, arguments);

    /// <summary>Loads what is in <see cref="Files"/> and builds everything.</summary>
    public async Task LoadAndBuildAsync()
    {
        await RunAsync("load");
        await RunAsync("build");
    }

    /// <summary>Puts a folder's CSV files into <see cref="Files"/>, in place of those of the same name.</summary>
    public void Take(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv"))
            File.Copy(file, Path.Combine(Files, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>Rewrites a file: the header stays, the records are what <paramref name="change"/> makes of them.</summary>
    public void Change(string table, Func<string[], IEnumerable<string>> change)
    {
        var path = Path.Combine(Files, table + ".csv");
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, [lines[0], .. change(lines[1..])]);
    }

    /// <summary>The warehouse, for reading.</summary>
    public DuckDbEngine OpenWarehouse() =>
        DuckDbEngine.Open(new DuckDbEngineOptions { File = _project.Warehouse, ProjectFolder = _project.Folder, ReadOnly = true });

    /// <summary>Opens the warehouse for one question.</summary>
    public string Ask(string sql)
    {
        using var engine = OpenWarehouse();
        return Ask(engine, sql);
    }

    /// <summary>An answer's rows, with "; " between rows and ", " between values.</summary>
    public static string Ask(DuckDbEngine engine, string sql)
    {
        using var session = engine.OpenSession();
        var rows = session.Query(sql, TestContext.Current.CancellationToken).Rows;
        return string.Join("; ", rows.Select(row => string.Join(", ", row.Select(Text))));
    }

    public void Dispose() => _folder.Dispose();

    static string Text(object? value) => value switch
    {
        null => "NULL",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
