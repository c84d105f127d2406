using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Mixdown.Data.Diagnostics;

namespace Mixdown.S3.Calls;

/// <summary>The profiles of <c>~/.aws</c>.</summary>
static class S3Profiles
{
    /// <summary>The keys of a profile.</summary>
    /// <exception cref="MixdownException">MX2837: there is no such profile, or it has no keys.</exception>
    public static AWSCredentials Find(string name, SourceSpan? at)
    {
        var profiles = new CredentialProfileStoreChain();
        return profiles.TryGetAWSCredentials(name, out var keys)
            ? keys
            : throw new MixdownException(new Diagnostic(
                "MX2837", $"There is no profile '{name}' with keys in ~/.aws", at,
                DidYouMean.Hint(name, profiles.ListProfiles().Select(profile => profile.Name))));
    }
}
