using Mixdown.Cli.Commands.Serving;
using Mixdown.Runs.Events;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Serving.Changes;

namespace Mixdown.Cli.Rendering.Serving;

/// <summary>Shows what becomes of a project that is served. As a listener it hears what its streams do.</summary>
interface IServeView : IRunListener
{
    /// <summary>The project can be looked at from now on.</summary>
    void Started(ServedProject served, Uri address, ServeOptions options);

    /// <summary>Something has changed.</summary>
    void On(DateTimeOffset now, ServedChange change);
}
