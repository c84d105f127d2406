using System.Diagnostics.CodeAnalysis;
using Mixdown.Jinja;
using Mixdown.Project.Compile.Values;

namespace Mixdown.Project.Checks.UnitTests;

/// <summary>A package of macros, some of which answer what a unit test says.</summary>
sealed class OverriddenPackage(PackageValue package, IReadOnlyDictionary<string, object?> answers) : IJinjaObject
{
    public string TypeName => package.TypeName;

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => package.AttributeNames;

    public bool TryGetAttribute(string name, [MaybeNull] out object? value) => answers.TryGetValue(name, out value) || package.TryGetAttribute(name, out value);

    public string Print() => package.Print();
}
