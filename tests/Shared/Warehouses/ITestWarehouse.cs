using Mixdown.Engines;

namespace Mixdown.Testing.Warehouses;

/// <summary>An empty warehouse for one test, gone when it is disposed.</summary>
interface ITestWarehouse : IDisposable
{
    /// <summary>The dialect, as in <c>only: duckdb</c> and <c>NAME.postgres.out</c>.</summary>
    string Dialect { get; }

    /// <summary>The output of profiles.yml that leads to it, as the inside of a YAML flow map: <c>type: duckdb, path: …</c>.</summary>
    string Output { get; }

    /// <summary>Opens it beside the commands of a test; the caller disposes the engine.</summary>
    IEngine Open();
}
