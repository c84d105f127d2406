using Mixdown.Tests.MusicStore;

namespace Mixdown.Tests.Shopping;

/// <summary>A copy of <c>examples/shopping</c> over a folder of dropped files, worked on by the real executable.</summary>
sealed class ShoppingProject : IDisposable
{
    readonly TempFolder _folder = new();
    readonly TestProject _project;

    /// <param name="files">The folder; null: an empty one below the copy.</param>
    public ShoppingProject(string? files = null)
    {
        Files = files ?? _folder.At("drop");
        Directory.CreateDirectory(Files);
        _project = TestProject.CopyOf("shopping", _folder.At("project")) with
        {
            Variables = new Dictionary<string, string> { ["MIXDOWN_SHOPPING_DATA"] = Files },
        };
    }

    /// <summary>Where files are dropped.</summary>
    public string Files { get; }

    /// <summary>Loads what is there and builds everything.</summary>
    public async Task LoadAndBuildAsync()
    {
        (await MixdownProcess.RunAsync(_project.Folder, _project.Variables, ["load"])).Expect(0);
        (await MixdownProcess.RunAsync(_project.Folder, _project.Variables, ["build"])).Expect(0);
    }

    /// <summary>Opens the warehouse for one question: rows with "; " between them, values with ", ".</summary>
    public string Ask(string sql)
    {
        using var engine = Engines.DuckDb.DuckDbEngine.Open(
            new Engines.DuckDb.DuckDbEngineOptions { File = _project.Warehouse, ProjectFolder = _project.Folder, ReadOnly = true });
        return StoreProject.Ask(engine, sql);
    }

    public void Dispose() => _folder.Dispose();
}
