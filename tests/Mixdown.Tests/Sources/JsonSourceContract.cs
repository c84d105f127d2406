using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Json;

namespace Mixdown.Tests.Sources;

public sealed class JsonSourceContract : SourceContract, IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mx-json-").FullName;

    internal override IFileSource WithRows(int rows) =>
        Source(string.Concat(Enumerable.Range(1, rows).Select(id => $"{{\"id\":{id},\"name\":\"name of {id}\"}}\n")));

    internal override IFileSource WithOneBadRecord() => Source("{\"id\":1\n{\"id\":2,\"name\":\"b\"}\n");

    internal override IFileSource Unreachable() => new FileSource(new JsonSourceOptions { Path = "nowhere/{table}.json" }, SourceLab.Host(_folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    FileSource Source(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "t.json"), text);
        return new FileSource(new JsonSourceOptions { Path = "{table}.json" }, SourceLab.Host(_folder));
    }
}
