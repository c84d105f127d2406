using Mixdown.Project;

namespace Mixdown.GoldenTests;

/// <summary>Reads the project of a case, always as the same run at the same time.</summary>
static class GoldenProject
{
    public static MixdownProject Read(string folder, IReadOnlyDictionary<string, string>? environment = null) => ProjectReader.Read(
        new ProjectRequest
        {
            ProjectDir = folder,
            Environment = environment ?? new Dictionary<string, string>(0),
            InvocationId = "invocation",
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        },
        TestContext.Current.CancellationToken);
}
