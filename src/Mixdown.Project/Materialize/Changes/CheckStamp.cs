using System.Text;

namespace Mixdown.Project.Materialize.Changes;

/// <summary>What a check was, and what it looked at, when it passed: while both are the same it need not run again.</summary>
static class CheckStamp
{
    /// <summary>The stamp; null when something that it reads may change unseen.</summary>
    /// <param name="identity">The check.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="publishOf">The id of a model's last publish; null when there is none.</param>
    /// <param name="lakeVersions">The version of each lake table.</param>
    public static string? Of(
        NodeIdentity identity, PublishInputs inputs, Func<string, string?> publishOf, IReadOnlyDictionary<string, long> lakeVersions)
    {
        if (identity.IsVolatile || !inputs.Models.All(model => publishOf(model) is not null) || !inputs.Sources.All(lakeVersions.ContainsKey))
            return null;
        var text = new StringBuilder(identity.Fingerprint);
        foreach (var model in inputs.Models)
            text.Append('\0').Append(publishOf(model));
        foreach (var source in inputs.Sources)
            text.Append('\0').Append(lakeVersions[source]);
        return Fingerprint.Digest(text.ToString());
    }
}
