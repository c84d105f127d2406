using System.Reflection;
using System.Xml.Linq;

namespace Mixdown.Tests.House;

/// <summary>Which assembly may know which. A new arrow needs a page in docs/decisions before it is drawn here.</summary>
public sealed class ArrowTests
{
    static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Data"] = [],
        ["Jinja"] = [],
        ["S3"] = ["Data"],
        ["Simulation"] = ["Data"],
        ["Delta"] = ["Data"],
        ["Engines"] = ["Data", "Delta"],
        ["Ingest"] = ["Data", "Delta", "Engines"],
        ["Project"] = ["Data", "Delta", "Engines", "Jinja"],
        ["Streams"] = ["Data", "Delta", "Engines", "Ingest"],
        ["Runs"] = ["Data", "Delta", "Engines", "Ingest", "Project", "Streams"],
        ["Web"] = ["Data", "Runs", "Streams"],
        ["Cli"] = ["Data", "Delta", "Engines", "Ingest", "Jinja", "Project", "Runs", "S3", "Simulation", "Streams", "Web"],
    };

    /// <summary>The only packages of shipped code, and who may use each.</summary>
    static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["AWSSDK.Core"] = ["S3"],
        ["AWSSDK.S3"] = ["S3"],
        ["Confluent.Kafka"] = ["Streams"],
        ["Npgsql"] = ["Engines", "Ingest"],
        ["Markdig"] = ["Runs"],
        ["YamlDotNet"] = ["Project"],
        ["System.CommandLine"] = ["Cli"],
    };

    public static TheoryData<string> Assemblies => [.. Arrows.Keys];

    [Fact]
    public void Every_assembly_has_its_arrows_here() =>
        Assert.Equal(Arrows.Keys.Order(StringComparer.Ordinal), SourceTree.Files("src")
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(ShortName));

    [Theory, MemberData(nameof(Assemblies))]
    public void A_project_references_exactly_the_assemblies_of_its_arrows(string assembly) =>
        Assert.Equal(Arrows[assembly], References(assembly, "ProjectReference").Select(ShortName).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Assemblies))]
    public void Compiled_code_uses_no_other_assembly_of_ours(string assembly)
    {
        var used = Assembly.Load(assembly == "Cli" ? "mixdown" : $"Mixdown.{assembly}").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Mixdown.", StringComparison.Ordinal))
            .Select(name => name["Mixdown.".Length..]);

        Assert.Empty(used.Except(Arrows[assembly], StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void A_package_is_used_only_where_it_was_decided(string assembly) =>
        Assert.All([.. References(assembly, "PackageReference"), .. References(assembly, "Reference"), .. Imports(assembly)], package => Assert.Contains(assembly, Packages.GetValueOrDefault(package) ?? []));

    [Theory, MemberData(nameof(Assemblies))]
    public void Nothing_but_the_web_knows_aspnet(string assembly) =>
        Assert.Equal(assembly == "Web" ? ["Microsoft.AspNetCore.App"] : [], References(assembly, "FrameworkReference"));

    static IEnumerable<string> References(string assembly, string kind) =>
        XDocument.Load(Repository.At($"src/Mixdown.{assembly}/Mixdown.{assembly}.csproj"))
            .Descendants(kind).Select(reference => (string)reference.Attribute("Include")!);

    /// <summary>Assemblies of packages that are referred to without their package: one file of eng/ for each.</summary>
    static IEnumerable<string> Imports(string assembly) =>
        XDocument.Load(Repository.At($"src/Mixdown.{assembly}/Mixdown.{assembly}.csproj")).Descendants("Import")
            .SelectMany(import => XDocument.Load(Repository.At($"eng/{Path.GetFileName((string)import.Attribute("Project")!)}")).Descendants("Reference"))
            .Select(reference => (string)reference.Attribute("Include")!);

    static string ShortName(string projectFile) => Path.GetFileNameWithoutExtension(projectFile)["Mixdown.".Length..];
}
