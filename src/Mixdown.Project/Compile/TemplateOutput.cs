namespace Mixdown.Project.Compile;

/// <summary>How a template said something to the person who runs it.</summary>
public enum TemplateOutput
{
    /// <summary><c>log(text)</c>: for those who look into a run.</summary>
    Debug,

    /// <summary><c>log(text, info=True)</c>: a part of the run's story.</summary>
    Info,

    /// <summary><c>print(text)</c>: meant for the terminal, even of a quiet run.</summary>
    Print,
}
