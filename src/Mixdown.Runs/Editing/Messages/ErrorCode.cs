namespace Mixdown.Runs.Editing.Messages;

/// <summary>Why a request has no answer; the numbers are those of JSON-RPC and of the language server protocol.</summary>
enum ErrorCode
{
    /// <summary>The message is no JSON.</summary>
    ParseError = -32700,

    /// <summary>The message is no request, or comes when none may.</summary>
    InvalidRequest = -32600,

    /// <summary>Nobody answers to the method.</summary>
    MethodNotFound = -32601,

    /// <summary>The parameters are not those of the method.</summary>
    InvalidParams = -32602,

    /// <summary>The answer failed.</summary>
    InternalError = -32603,

    /// <summary>The request comes before <c>initialize</c>.</summary>
    ServerNotInitialized = -32002,

    /// <summary>The other side does not want the answer any more.</summary>
    RequestCancelled = -32800,
}
