using System.Data.Common;
using System.Reflection;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Ado.Providers;

/// <summary>Finds .NET providers: those that are built in, and those that somebody put into a project's <c>plugins</c>.</summary>
/// <param name="folder">The project's plugins, absolute; need not be there.</param>
/// <param name="at">Where the project file names the provider.</param>
sealed class ProviderPlugins(string folder, SourceSpan at)
{
    /// <summary>The folder's name.</summary>
    public const string Folder = "plugins";

    static readonly Dictionary<string, DbProviderFactory> BuiltIn = new(StringComparer.OrdinalIgnoreCase) { ["Npgsql"] = Npgsql.NpgsqlFactory.Instance };

    /// <summary>The provider of this name.</summary>
    /// <exception cref="MixdownException">MX2340: there is none; MX2341: it cannot be loaded.</exception>
    public DbProviderFactory Load(string name)
    {
        if (Find(name) is { } file)
            return FactoryOf(file);
        return BuiltIn.GetValueOrDefault(name) ?? throw new MixdownException(new Diagnostic(
            "MX2340", $"There is no provider '{name}'", at,
            $"Put {name}.dll and the assemblies that it needs into {Folder}/ of the project. {DidYouMean.Hint(name, Known())}"));
    }

    string? Find(string name) => Assemblies().FirstOrDefault(file => string.Equals(Path.GetFileNameWithoutExtension(file), name, StringComparison.OrdinalIgnoreCase));

    IEnumerable<string> Known() => Assemblies().Select(file => Path.GetFileNameWithoutExtension(file)!).Concat(BuiltIn.Keys);

    IEnumerable<string> Assemblies() =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    DbProviderFactory FactoryOf(string file)
    {
        try
        {
            var factory = Types(new PluginContext(file).LoadFromAssemblyPath(file)).FirstOrDefault(type => type.IsSubclassOf(typeof(DbProviderFactory)) && Instance(type) is not null);
            return factory is null ? throw Broken(file, "it has no DbProviderFactory with a public static field Instance", null) : Instance(factory)!;
        }
        catch (Exception wrong) when (wrong is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException or ReflectionTypeLoadException or TargetInvocationException)
        {
            throw Broken(file, wrong.Message, wrong);
        }
    }

    /// <summary>The types that can be loaded: parts of a provider that nobody uses may need assemblies that nobody has.</summary>
    static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            return some.Types.OfType<Type>();
        }
    }

    static DbProviderFactory? Instance(Type type) =>
        type.GetField("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as DbProviderFactory;

    MixdownException Broken(string file, string why, Exception? cause)
    {
        var problem = new Diagnostic(
            "MX2341", $"The provider {Path.GetFileName(file)} cannot be loaded: {why}", at, "Put the assembly for .NET 8 or later, and all that it needs, into one folder.");
        return cause is null ? new MixdownException(problem) : new MixdownException(problem, cause);
    }
}
