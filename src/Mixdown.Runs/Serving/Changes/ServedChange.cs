namespace Mixdown.Runs.Serving.Changes;

/// <summary>Something that a page of a served project may have to show in another way now.</summary>
public abstract record ServedChange
{
    /// <summary>One change that says what both say, <paramref name="next"/> coming right after this one or with others between them;
    /// null where both have to be told. Keeps the queue of a slow listener short.</summary>
    internal virtual ServedChange? With(ServedChange next) => Equals(next) ? this : null;
}
