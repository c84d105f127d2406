namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>Gives the statements of a script their parameters.</summary>
interface IParameterSource
{
    /// <summary>Binds what the statement asks for.</summary>
    void Bind(PreparedStatement statement);
}
