using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;

namespace Mixdown.Streams.Sources;

/// <summary>A kind of stream as the project file sees it.</summary>
/// <param name="Bind">Reads the kind's own keys of a stream, and adds what is wrong with them.</param>
/// <param name="Shape">The same keys for the manual and for editors.</param>
sealed record StreamKind(Func<SettingReader, ICollection<Diagnostic>, StreamSourceOptions> Bind, SettingShape Shape);
