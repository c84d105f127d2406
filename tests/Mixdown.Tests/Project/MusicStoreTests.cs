using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Tests.Project;

public sealed class MusicStoreTests
{
    [Fact]
    public void Every_model_and_check_of_the_example_compiles_without_a_warning()
    {
        var project = ProjectReader.Read(
            new ProjectRequest
            {
                ProjectDir = Path.Combine(Root(), "examples", "music-store"),
                Environment = new Dictionary<string, string>(),
                InvocationId = "invocation",
                StartedAt = DateTimeOffset.UnixEpoch,
            },
            TestContext.Current.CancellationToken);
        var compiler = new ModelCompiler(project);

        var warnings = project.Warnings
            .Concat(project.Manifest.Nodes.Values.Where(node => node.Kind != NodeKind.Seed).SelectMany(node => compiler.Compile(node, TestContext.Current.CancellationToken).Warnings));

        Assert.Equal([], warnings.Select(warning => warning.ToString()));
        Assert.Equal(5, project.Manifest.Metrics.Count());
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Mixdown.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
