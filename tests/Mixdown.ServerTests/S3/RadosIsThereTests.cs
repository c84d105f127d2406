using Mixdown.Testing.S3;

namespace Mixdown.ServerTests.S3;

public sealed class RadosIsThereTests
{
    [Fact]
    public void Where_everything_is_checked_ceph_is_there() =>
        Assert.True(RadosGateway.IsThere || Environment.GetEnvironmentVariable("CI") != "true", RadosGateway.Missing);
}
