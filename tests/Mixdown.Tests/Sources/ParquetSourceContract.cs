using System.Globalization;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Parquet;

namespace Mixdown.Tests.Sources;

public sealed class ParquetSourceContract : SourceContract, IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mx-parquet-").FullName;

    internal override IFileSource WithRows(int rows)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        session.Execute(string.Create(
            CultureInfo.InvariantCulture,
            $"copy (select i as id, 'name of ' || i as name from range(1, {rows + 1}) r(i)) to '{_folder}/t.parquet' (format parquet)"), CancellationToken.None);
        return new FileSource(new ParquetSourceOptions { Path = "{table}.parquet" }, SourceLab.Host(_folder));
    }

    internal override IFileSource? WithOneBadRecord() => null;

    internal override IFileSource Unreachable() => new FileSource(new ParquetSourceOptions { Path = "nowhere/{table}.parquet" }, SourceLab.Host(_folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
