using System.Net.Http.Headers;
using System.Text;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>How requests say who asks.</summary>
abstract record RestAuth
{
    RestAuth() { }

    /// <summary><c>Authorization: Bearer</c>.</summary>
    public sealed record Bearer(string Token) : RestAuth;

    /// <summary><c>Authorization: Basic</c>.</summary>
    public sealed record Basic(string User, string Password) : RestAuth;

    /// <summary>A key in a header.</summary>
    public sealed record HeaderKey(string Header, string Value) : RestAuth;

    /// <summary>A key in the query.</summary>
    public sealed record QueryKey(string Param, string Value) : RestAuth;

    /// <summary>A token fetched with an id and a secret (OAuth 2, client credentials).</summary>
    public sealed record ClientCredentials(Uri TokenUrl, string Id, string Secret, string? Scope) : RestAuth;

    /// <summary>Puts it on a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">The token of <see cref="ClientCredentials"/>, fetched before.</param>
    public void Apply(HttpRequestMessage request, string? token)
    {
        switch (this)
        {
            case Bearer bearer:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer.Token);
                break;
            case Basic basic:
                var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.User}:{basic.Password}"));
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
                break;
            case HeaderKey key:
                request.Headers.TryAddWithoutValidation(key.Header, key.Value);
                break;
            case QueryKey key:
                request.RequestUri = RestUrl.With(request.RequestUri!, key.Param, key.Value);
                break;
            case ClientCredentials:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                break;
        }
    }
}
