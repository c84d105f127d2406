using System.Reflection;

namespace Mixdown.Web.App.Pages;

/// <summary>The bytes of a built file. Those of the assembly stay there, where the system reads them when they are sent: a server holds
/// none of them.</summary>
/// <param name="Length">How many.</param>
/// <param name="Open">From the first one on.</param>
sealed record PageBytes(long Length, Func<Stream> Open)
{
    /// <summary>What the build put into an assembly under a name.</summary>
    public static PageBytes In(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)!;
        return new PageBytes(resource.Length, () => assembly.GetManifestResourceStream(name)!);
    }

    /// <summary>What is in memory.</summary>
    public static PageBytes Of(byte[] bytes) => new(bytes.Length, () => new MemoryStream(bytes, writable: false));
}
