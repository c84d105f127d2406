using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Files;

/// <summary>What of a project nobody may see: environment variables that are called secret, and the passwords of the target.</summary>
public static class ProjectSecrets
{
    /// <summary>Variables whose names start so may be read where connections and packages are set, and nowhere else.</summary>
    internal const string Prefix = "DBT_ENV_SECRET";

    static readonly string[] SecretKeys =
        ["pass", "password", "token", "secret", "private_key", "private_key_passphrase", "keyfile_json", "secrets"];

    /// <summary>Hides the secret variables of an environment.</summary>
    public static SecretMask Of(IReadOnlyDictionary<string, string> environment) => new(Values(environment));

    /// <summary>Hides those, what a target says of passwords, and the keys of buckets.</summary>
    /// <param name="environment">Environment variables.</param>
    /// <param name="target">The target in use.</param>
    /// <param name="buckets">The key <c>s3</c> of mixdown.yml; null when there is none.</param>
    /// <param name="embeds">The key <c>embeds</c>, likewise.</param>
    internal static SecretMask Of(IReadOnlyDictionary<string, string> environment, ProfileTarget target, SettingNode? buckets, SettingNode? embeds) =>
        new([.. Values(environment), .. Passwords(target.Settings), .. BucketSecrets(buckets), .. SigningKeys(embeds)]);

    /// <summary>Whether a key of a target holds what nobody may see.</summary>
    internal static bool IsSecret(string key) => SecretKeys.Contains(key, StringComparer.Ordinal);

    static IEnumerable<string> Values(IReadOnlyDictionary<string, string> environment) =>
        environment.Where(variable => variable.Key.StartsWith(Prefix, StringComparison.Ordinal) || variable.Key is "AWS_SECRET_ACCESS_KEY" or "AWS_SESSION_TOKEN")
            .Select(variable => variable.Value);

    static IEnumerable<string> BucketSecrets(SettingNode? buckets) => buckets is SettingNode.Map map
        ? map.Entries.SelectMany(entry => entry.Key is "secret_key" or "session_token" ? Texts(entry.Value) : BucketSecrets(entry.Value))
        : [];

    static IEnumerable<string> SigningKeys(SettingNode? embeds) => (embeds as SettingNode.Map)?["keys"] is SettingNode.List keys
        ? keys.Items.OfType<SettingNode.Map>().SelectMany(key => key["key"] is { } secret ? Texts(secret) : [])
        : [];

    /// <summary>A password that is the user's or the database's name hides nothing, but would blot them out everywhere.</summary>
    static IEnumerable<string> Passwords(SettingNode.Map settings)
    {
        var open = settings.Entries.Where(entry => !IsSecret(entry.Key)).SelectMany(entry => Texts(entry.Value)).ToHashSet(StringComparer.Ordinal);
        return settings.Entries.Where(entry => IsSecret(entry.Key)).SelectMany(entry => Texts(entry.Value)).Where(text => !open.Contains(text));
    }

    static IEnumerable<string> Texts(SettingNode node) => node switch
    {
        SettingNode.Scalar { Value: string or long } scalar => [scalar.Text],
        SettingNode.List list => list.Items.SelectMany(Texts),
        _ => [],
    };
}
