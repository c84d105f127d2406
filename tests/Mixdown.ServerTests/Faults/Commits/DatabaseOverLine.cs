using System.Globalization;
using Mixdown.Engines;
using Mixdown.Testing.Postgres;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.Faults.Commits;

/// <summary>A database that commands reach over a line that breaks; a test that looks into it goes beside.</summary>
sealed class DatabaseOverLine : ITestWarehouse
{
    readonly PostgresDatabase _database = PostgresServer.OfProcess.CreateDatabase();

    public LossyLine Line { get; } = new(PostgresServer.OfProcess.Port);

    public string Dialect => _database.Dialect;

    public string Output => _database.Output.Replace(Port(PostgresServer.OfProcess.Port), Port(Line.Port), StringComparison.Ordinal) + ", sslmode: disable";

    public IEngine Open() => _database.Open();

    public void Dispose()
    {
        Line.Dispose();
        _database.Dispose();
    }

    static string Port(int port) => string.Create(CultureInfo.InvariantCulture, $"port: {port},");
}
