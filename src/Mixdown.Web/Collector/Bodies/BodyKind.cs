namespace Mixdown.Web.Collector.Bodies;

/// <summary>What a body is, by its content type.</summary>
enum BodyKind
{
    /// <summary>An object, or an array of objects.</summary>
    Json,

    /// <summary>An object a line.</summary>
    Lines,

    /// <summary>A CloudEvent in structured mode.</summary>
    CloudEvent,

    /// <summary>An array of CloudEvents.</summary>
    CloudEvents,
}
