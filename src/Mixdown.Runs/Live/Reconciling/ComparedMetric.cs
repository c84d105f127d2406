namespace Mixdown.Runs.Live.Reconciling;

/// <summary>A metric that live and batch must agree on.</summary>
/// <param name="Name">Its column, the same in both.</param>
/// <param name="Rule">What agreeing means.</param>
sealed record ComparedMetric(string Name, AgreementRule Rule);
