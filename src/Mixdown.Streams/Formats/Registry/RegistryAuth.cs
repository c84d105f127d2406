using System.Net.Http.Headers;
using System.Text;

namespace Mixdown.Streams.Formats.Registry;

/// <summary>How requests to a registry say who asks.</summary>
abstract record RegistryAuth
{
    RegistryAuth() { }

    /// <summary>The header's value.</summary>
    public abstract AuthenticationHeaderValue Header { get; }

    /// <summary>Nothing of it is ever shown.</summary>
    public sealed override string ToString() => "*****";

    /// <summary><c>Authorization: Bearer</c>.</summary>
    public sealed record Bearer(string Token) : RegistryAuth
    {
        /// <inheritdoc/>
        public override AuthenticationHeaderValue Header => new("Bearer", Token);
    }

    /// <summary><c>Authorization: Basic</c>.</summary>
    public sealed record Basic(string User, string Password) : RegistryAuth
    {
        /// <inheritdoc/>
        public override AuthenticationHeaderValue Header => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
    }
}
