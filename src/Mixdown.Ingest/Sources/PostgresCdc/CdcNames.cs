using System.Security.Cryptography;
using System.Text;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>The names that a load has on the server.</summary>
static class CdcNames
{
    // NAMEDATALEN - 1.
    const int Longest = 63;
    const int HashDigits = 8;

    /// <summary>The publication: one for all targets, since it only lists tables.</summary>
    public static string Publication(string load) => Cut($"mixdown_{load}");

    /// <summary>The slot: one for each target, since each goes on from its own lake.</summary>
    public static string Slot(string target, string load) => Cut(Plain($"mixdown_{target}_{load}"));

    /// <summary>Whether the server takes it as the name of a slot.</summary>
    public static bool IsSlot(string name) => name.Length is > 0 and <= Longest && name == Plain(name);

    static string Plain(string name) =>
        string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_' ? c : '_'));

    /// <summary>Two long names that begin alike stay apart.</summary>
    static string Cut(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length <= Longest)
            return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits];
        var length = Longest - HashDigits - 1;
        while ((bytes[length] & 0xC0) == 0x80)
            length--;
        return $"{Encoding.UTF8.GetString(bytes, 0, length)}_{hash}";
    }
}
