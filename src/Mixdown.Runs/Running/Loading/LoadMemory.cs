using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project;

namespace Mixdown.Runs.Running.Loading;

/// <summary>What the loads of a run may use together: <c>load: { memory: 512MB }</c> in mixdown.yml, or <c>--memory</c>.</summary>
/// <param name="Bytes">Of rows and of what is made of them; the process itself and its libraries come on top.</param>
sealed record LoadMemory(long Bytes)
{
    const long Default = 512L << 20;

    /// <summary>A table in work: four readers with a block of 1 MiB of a file, or a batch of 8 MiB of a server, each.</summary>
    const long TableBytes = 32L << 20;

    /// <summary>What DuckDB may use while it writes Parquet; it spills beyond.</summary>
    public long ParquetBytes => Bytes / 2;

    /// <summary>How many tables may be in work at the same time.</summary>
    /// <param name="threads">As many as there are threads at most.</param>
    public int Tables(int threads) => (int)Math.Clamp((Bytes - ParquetBytes) / TableBytes, 1, threads);

    /// <summary>The limit of a project.</summary>
    /// <param name="project">Its mixdown.yml.</param>
    /// <param name="asked">What the command says instead; null for nothing.</param>
    /// <exception cref="MixdownException">The setting cannot be.</exception>
    public static LoadMemory Of(MixdownProject project, long? asked)
    {
        if (project.OtherSettings.GetValueOrDefault("load") is not { } settings)
            return new LoadMemory(asked ?? Default);
        var wrong = new List<Diagnostic>();
        var bytes = Read(settings, wrong);
        return wrong.Count == 0
            ? new LoadMemory(asked ?? bytes)
            : throw new MixdownException([.. wrong.Select(problem => LoadDefinitions.WithLines(project, problem))]);
    }

    static long Read(SettingNode settings, List<Diagnostic> wrong)
    {
        if (settings is not SettingNode.Map map)
        {
            wrong.Add(new Diagnostic("MX1011", $"'load' is {settings.Kind}; it has to be a map", settings.At, "Write 'load: { memory: 512MB }'."));
            return Default;
        }
        var reader = new SettingReader(map, wrong);
        var bytes = reader.Bytes("memory", Default);
        if (bytes < RunRequest.LeastMemory && map["memory"] is SettingNode.Scalar given)
            wrong.Add(new Diagnostic("MX4060", $"'memory' is '{given.Text}', and loads need 128MB at least", given.At, "Write a size such as 256MB, or leave it out for 512MB."));
        reader.Finish();
        return bytes;
    }
}
