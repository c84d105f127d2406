using System.Reflection;
using System.Runtime.Loader;

namespace Mixdown.Ingest.Sources.Ado.Providers;

/// <summary>Where a plugin's assemblies are looked for: beside it, and as its own list of dependencies says. What the program has
/// itself (System.Data.Common) is the program's.</summary>
sealed class PluginContext : AssemblyLoadContext
{
    readonly string _folder;
    readonly AssemblyDependencyResolver _resolver;

    /// <param name="file">The plugin's assembly.</param>
    public PluginContext(string file)
        : base(Path.GetFileNameWithoutExtension(file))
    {
        _folder = Path.GetDirectoryName(file)!;
        _resolver = new AssemblyDependencyResolver(file);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = _resolver.ResolveAssemblyToPath(assemblyName) ?? Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var file = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) ?? Path.Combine(_folder, unmanagedDllName);
        return File.Exists(file) ? LoadUnmanagedDllFromPath(file) : 0;
    }
}
