namespace Mixdown.Jinja.Compiler.Names;

/// <summary>The slots of the frames of one template, macro or recursive loop, counted while it is compiled.</summary>
sealed class FunctionLayout
{
    public int Size { get; private set; }

    public int Add() => Size++;
}
