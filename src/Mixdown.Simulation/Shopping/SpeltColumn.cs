namespace Mixdown.Simulation.Shopping;

/// <summary>The columns whose words may be spelt badly.</summary>
enum SpeltColumn
{
    Gender,
    Season,
    Subscription,
    Payment,
    None,
}
