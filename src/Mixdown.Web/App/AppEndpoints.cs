using Mixdown.Web.Hosting;

namespace Mixdown.Web.App;

/// <summary>A group of the app's own addresses, <c>/api/…</c>. Until people sign in, it is for this machine alone.</summary>
public abstract class AppEndpoints : WebEndpoints
{
    private protected AppEndpoints() { }

    /// <inheritdoc/>
    internal sealed override bool IsOpenToAll => true;

    /// <summary>The types that the group's bodies are made of: with what they refer to they are the contract with the pages, printed
    /// as TypeScript into <c>web/src/lib/api/contract.ts</c> and, a file for each folder of groups, beside it, which a test compares.</summary>
    internal abstract IReadOnlyList<Type> Bodies { get; }
}
