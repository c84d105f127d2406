namespace Mixdown.Runs.Analysis;

/// <summary>What is made of something else, kept until it is wanted of another one. Safe for several threads.</summary>
/// <param name="make">Makes it; may be done twice when two ask at once.</param>
sealed class MadeOnce<TOf, T>(Func<TOf, T> make)
    where TOf : class?
{
    volatile Kept? _last;

    /// <summary>What is made of it.</summary>
    public T Of(TOf source)
    {
        if (_last is { } last && ReferenceEquals(last.Source, source))
            return last.Made;
        var fresh = new Kept(source, make(source));
        _last = fresh;
        return fresh.Made;
    }

    sealed record Kept(TOf Source, T Made);
}
