using Microsoft.AspNetCore.Http;

namespace Mixdown.Web.Collector.Bodies;

/// <summary>The attributes of a CloudEvent in binary mode: headers that begin with <c>ce-</c>.</summary>
/// <param name="values">By name, without <c>ce-</c>.</param>
sealed class CloudAttributes(IReadOnlyDictionary<string, string> values)
{
    const string Prefix = "ce-";

    /// <summary>By name, without <c>ce-</c>.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Those of a request; null: it is no CloudEvent.</summary>
    public static CloudAttributes? Of(IHeaderDictionary headers)
    {
        if (!headers.ContainsKey("ce-specversion"))
            return null;
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in headers)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                values[name[Prefix.Length..].ToLowerInvariant()] = Uri.UnescapeDataString(value.ToString());
        }
        return new CloudAttributes(values);
    }
}
