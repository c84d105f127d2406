namespace Mixdown.Tests.Shopping;

/// <summary>The example over the real purchases, loaded and built once for all tests of a class.</summary>
public sealed class ShoppingWarehouse : IAsyncLifetime
{
    ShoppingProject? _project;

    /// <summary>Loads and builds.</summary>
    public async ValueTask InitializeAsync()
    {
        if (!TestData.IsThere)
            return;
        _project = new ShoppingProject(Path.Combine(TestData.Folder, "shopping"));
        await _project.LoadAndBuildAsync();
    }

    /// <summary>The answer's rows, with "; " between rows and ", " between values.</summary>
    public string Ask(string sql) => _project!.Ask(sql);

    /// <summary>Deletes the project's copy.</summary>
    public ValueTask DisposeAsync()
    {
        _project?.Dispose();
        return ValueTask.CompletedTask;
    }
}
