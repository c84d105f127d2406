using System.Text;

namespace Mixdown.Project.Materialize.Changes;

/// <summary>What a node or a check is, and what it reads, as far as anybody keeps track of that.</summary>
static class Sighting
{
    /// <param name="identity">What it is.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="publishes">The last publish of each model.</param>
    /// <param name="lakeVersions">The version of each lake table.</param>
    public static string Of(
        NodeIdentity identity, PublishInputs inputs, IReadOnlyDictionary<string, PublishRecord> publishes, IReadOnlyDictionary<string, long> lakeVersions)
    {
        var text = new StringBuilder(identity.Fingerprint);
        foreach (var model in inputs.Models)
            text.Append('\0').Append(publishes.GetValueOrDefault(model)?.PublishId);
        foreach (var source in inputs.Sources)
            text.Append('\0').Append(lakeVersions.GetValueOrDefault(source, -1));
        return text.ToString();
    }
}
