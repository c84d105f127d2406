using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Dashboards.Embedding;

/// <summary>Reads the keys that links are signed with. Nothing that it says shows a line of the file: a key may stand there.</summary>
/// <param name="project">The project.</param>
/// <param name="found">Receives what is wrong.</param>
sealed partial class EmbedKeyReader(MixdownProject project, ICollection<Diagnostic> found)
{
    /// <summary>HMAC-SHA256 is as strong as 32 bytes of chance; of letters and digits that is the least that comes near.</summary>
    const int LeastCharacters = 32;

    const string Make = "Make one with 'openssl rand -hex 32', and give it by environment: key: \"{{ env_var('EMBED_KEY') }}\".";

    /// <summary>The keys.</summary>
    public IReadOnlyList<EmbedKey> Read(SettingReader embeds)
    {
        var node = embeds.Node("keys");
        if (node is not (null or SettingNode.List))
            return embeds.Wrong<IReadOnlyList<EmbedKey>>("keys", node, "a list of keys", []);
        var items = (node as SettingNode.List)?.Items ?? [];
        if (items.Count == 0)
            found.Add(new Diagnostic("MX1775", "There is no key that links could be signed with", node?.At ?? embeds.At, Make));
        var keys = new List<EmbedKey>();
        foreach (var item in items)
        {
            if (Key(item) is not { } key)
                continue;
            if (keys.Exists(one => one.Id == key.Id))
                found.Add(new Diagnostic("MX1775", $"There are two keys '{key.Id}'", item.At, "Give each an id of its own: links say by it which one signed them."));
            else
                keys.Add(key);
        }
        return keys;
    }

    EmbedKey? Key(SettingNode item)
    {
        if (item is not SettingNode.Map map)
        {
            found.Add(new Diagnostic("MX1775", "A key is a map", item.At, "Write - { id: ONE, key: \"{{ env_var('EMBED_KEY') }}\" }."));
            return null;
        }
        var reader = new SettingReader(map, found);
        var (id, secret) = (reader.RequiredText("id"), reader.RequiredText("key"));
        reader.Finish();
        if (id.Length == 0 || map["key"] is not SettingNode.Scalar { At: var at })
            return null;
        if (Trouble(id, secret, at) is not { } wrong)
            return new EmbedKey(id, secret);
        found.Add(new Diagnostic("MX1775", wrong, at, Make));
        return null;
    }

    string? Trouble(string id, string secret, SourceSpan at)
    {
        if (!Id().IsMatch(id))
            return "The id of a key has letters, digits, '-', '_' and '.', 64 at most";
        if (!IsOfEnvironment(secret, at))
            return $"The key '{id}' is written in the file, where everybody reads it who reads the project";
        // An empty one is what env_var with an empty default gives.
        if (secret.Length == 0)
            return $"The key '{id}' is empty";
        if (secret.Length < LeastCharacters)
            return $"The key '{id}' has fewer than {LeastCharacters} characters";
        return secret.Distinct().Count() < 8 ? $"The key '{id}' has the same few characters again and again" : null;
    }

    /// <summary>A default of <c>env_var</c> is written in the file too.</summary>
    bool IsOfEnvironment(string secret, SourceSpan at)
    {
        var line = File.ReadLines(Path.Combine(project.Root, at.File)).Skip(at.Line - 1).FirstOrDefault() ?? "";
        return line.Contains("env_var", StringComparison.Ordinal) && (secret.Length == 0 || !line.Contains(secret, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,64}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
