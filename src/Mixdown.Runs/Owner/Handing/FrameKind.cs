namespace Mixdown.Runs.Owner.Handing;

/// <summary>What a frame between a command and the owner of its target holds.</summary>
enum FrameKind : byte
{
    /// <summary>From the owner, first of all: who it is. JSON.</summary>
    Hello = 1,

    /// <summary>To the owner: what is to be done. JSON.</summary>
    Command = 2,

    /// <summary>From the owner: text for standard output.</summary>
    Output = 3,

    /// <summary>From the owner: text for standard error.</summary>
    Errors = 4,

    /// <summary>From the owner: bytes for standard output, as they are.</summary>
    Bytes = 5,

    /// <summary>From the owner: it wants what the command has on standard input.</summary>
    WantsInput = 6,

    /// <summary>To the owner: some of that; nothing: there is no more.</summary>
    Input = 7,

    /// <summary>To the owner: stop.</summary>
    Cancel = 8,

    /// <summary>From the owner, last of all: the exit code, four bytes.</summary>
    Exit = 9,
}
