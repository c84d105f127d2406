namespace Mixdown.Runs.Live.Reconciling;

/// <summary>When two values of a metric agree.</summary>
enum AgreementRule
{
    /// <summary>When they are equal: counts, sums of whole numbers and decimals, least and greatest values, distinct counts.</summary>
    Exact,

    /// <summary>When they differ in the last digits only, by a billionth at most: sums of floating-point numbers depend on the order in
    /// which they are added.</summary>
    LastDigits,
}
