using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Mixdown.Web.App.Pages;

/// <summary>Which packing a client gets.</summary>
static class Packings
{
    /// <summary>The smallest one of a file that the client takes.</summary>
    /// <param name="accepted">What the client said in <c>Accept-Encoding</c>.</param>
    /// <param name="file">The file.</param>
    public static Packing Best(StringValues accepted, PageFile file)
    {
        if (!file.IsPacked || !StringWithQualityHeaderValue.TryParseList(accepted, out var taken))
            return Packing.Plain;
        return Takes(taken, "br") ? Packing.Brotli : Takes(taken, "gzip") ? Packing.Gzip : Packing.Plain;
    }

    /// <summary>Its name in HTTP.</summary>
    public static string NameOf(Packing packing) => packing == Packing.Brotli ? "br" : "gzip";

    static bool Takes(IEnumerable<StringWithQualityHeaderValue> taken, string name) =>
        taken.Any(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
}
