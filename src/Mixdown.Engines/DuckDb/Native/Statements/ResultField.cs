using Mixdown.Engines.DuckDb.Native.Reading;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>A column of a result.</summary>
/// <param name="Name">As the statement names it; not unique.</param>
/// <param name="Type">Its type.</param>
sealed record ResultField(string Name, DuckDbType Type);
