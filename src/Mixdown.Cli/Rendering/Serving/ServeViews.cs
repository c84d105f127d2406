using Mixdown.Cli.Commands.Serving;

namespace Mixdown.Cli.Rendering.Serving;

/// <summary>The views of a project that is served.</summary>
static class ServeViews
{
    /// <summary>The one that fits the place and the options.</summary>
    public static IServeView Of(Terminal terminal, ServeOptions options) => options.Json
        ? new ServeJsonView(terminal.Output)
        : new ServeView(terminal, options.Quiet, TimeZoneInfo.Local);
}
