using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Csv;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Tests.Sources;

public sealed class CsvSourceContract : SourceContract, IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mx-csv-").FullName;

    internal override IFileSource WithRows(int rows) =>
        Source("id,name\n" + string.Concat(Enumerable.Range(1, rows).Select(id => $"{id},name of {id}\n")));

    internal override IFileSource WithOneBadRecord() => Source("id,name\n1\n2,b\n");

    internal override IFileSource Unreachable() => new FileSource(new CsvSourceOptions { Path = "nowhere/{table}.csv" }, SourceLab.Host(_folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    FileSource Source(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "t.csv"), text);
        return new FileSource(new CsvSourceOptions { Path = "{table}.csv" }, SourceLab.Host(_folder));
    }
}
