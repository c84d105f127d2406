using System.Security.Cryptography;
using System.Text;

namespace Mixdown.Project.Compile.Values;

/// <summary>Names that are made of a relation's name: they stay within what engines take, and two relations never share one.</summary>
static class LongNames
{
    /// <summary>PostgreSQL cuts longer names off without a word, so that a name with a suffix would become the name itself.</summary>
    const int Bytes = 63;

    /// <summary><paramref name="name"/> and <paramref name="suffix"/>; where both are too long, the name's beginning and a
    /// hash of all of it.</summary>
    public static string WithSuffix(string name, string suffix)
    {
        if (Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(suffix) <= Bytes)
            return name + suffix;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..10];
        return $"{Beginning(name, Bytes - Encoding.UTF8.GetByteCount(suffix) - hash.Length - 1)}_{hash}{suffix}";
    }

    /// <summary>As many whole characters as fit.</summary>
    static string Beginning(string name, int bytes)
    {
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
                break;
            length += rune.Utf16SequenceLength;
        }
        return name[..length];
    }
}
