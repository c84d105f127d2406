using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;

namespace Mixdown.Ingest.Sources;

/// <summary>A kind of source as the project file sees it.</summary>
/// <param name="Bind">Reads the kind's own keys of a load, and adds what is wrong with them.</param>
/// <param name="Shape">The same keys for the manual and for editors: <c>mixdown schema</c> prints them, the table in
/// docs/sources/KIND.md is made of them, and a test holds them to what <paramref name="Bind"/> asks for.</param>
sealed record SourceKind(Func<SettingReader, ICollection<Diagnostic>, SourceOptions> Bind, SettingShape Shape);
