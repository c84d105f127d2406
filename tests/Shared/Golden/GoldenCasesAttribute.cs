using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Mixdown.Testing.Golden;

/// <summary>One theory row for each <c>cases/AREA/NAME.in</c>, named after the file. The method takes one
/// <see cref="GoldenCase"/> and calls <see cref="GoldenCase.Check(Func{string, string})"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class GoldenCasesAttribute(string area) : DataAttribute
{
    public string Area => area;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. GoldenCase.All(area).Select(it => new TheoryDataRow<GoldenCase>(it) { TestDisplayName = it.ToString() })]);

    public override bool SupportsDiscoveryEnumeration() => false;
}
