using Mixdown.Simulation.Randomness;

namespace Mixdown.Tests.Listening;

public sealed class PortableMathTests
{
    [Fact]
    public void The_logarithm_is_right_to_the_last_but_one_bit()
    {
        for (var x = 1e-17; x < 1e17; x *= 1.37)
            Assert.Equal(Math.Log(x), PortableMath.Log(x), Math.Abs(Math.Log(x)) * 4e-16 + 1e-16);
        Assert.Equal(0, PortableMath.Log(1));
    }

    [Fact]
    public void The_exponential_is_right_to_the_last_bits()
    {
        for (var x = -700.0; x < 700; x += 0.73)
            Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 1e-13);
        Assert.Equal(1, PortableMath.Exp(0));
    }

    [Fact]
    public void The_sine_is_right_in_every_quarter()
    {
        for (var turn = -1.5; turn < 1.5; turn += 0.01)
            Assert.Equal(Math.Sin(2 * Math.PI * turn), PortableMath.SinOfTurn(turn), 1e-13);
    }

    [Fact]
    public void Waiting_times_and_normal_numbers_have_their_means_and_deviations()
    {
        var random = new RandomStream(5, RandomPurpose.ListenerBehaviour, 0);
        var (waits, normals) = (new double[100_000], new double[100_000]);
        for (var i = 0; i < waits.Length; i++)
            (waits[i], normals[i]) = (random.Exponential(90), random.Normal());

        Assert.Equal(90, waits.Average(), 1.2);
        Assert.Equal(90 * Math.Log(2), waits.Order().ElementAt(50_000), 1.2);
        Assert.Equal(0, normals.Average(), 0.013);
        Assert.Equal(1, normals.Average(x => x * x), 0.02);
        Assert.Equal(0.6827, normals.Count(x => Math.Abs(x) < 1) / 100_000.0, 0.006);
    }
}
