using Mixdown.Testing.Warehouses;

namespace Mixdown.Tests.Dashboards.Answers;

public sealed class DuckDbRangeStepsTests : RangeStepsContract
{
    private protected override ITestWarehouse CreateWarehouse() => new DuckDbWarehouse();
}
