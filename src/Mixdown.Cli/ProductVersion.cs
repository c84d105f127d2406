using System.Reflection;

namespace Mixdown.Cli;

/// <summary>The version of this build.</summary>
static class ProductVersion
{
    /// <summary>For example <c>0.1.0</c>; from <c>Version</c> in Directory.Build.props.</summary>
    public static readonly string Text =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
