using System.Text.Json.Nodes;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.LanguageServer.Answers;
using Mixdown.Project.LanguageServer.Proposals;
using Mixdown.Project.LanguageServer.Text;

namespace Mixdown.Runs.Editing;

/// <summary>Answers in the form of the protocol.</summary>
static class EditorJson
{
    const int FirstWarning = 2;

    /// <summary>A stretch of a text.</summary>
    public static JsonObject Of(TextRange range) => new() { ["start"] = Of(range.Start), ["end"] = Of(range.End) };

    /// <summary>Something that is wrong; the remedy is a part of the text, since editors show nothing else.</summary>
    public static JsonObject Of(Diagnostic problem) => new()
    {
        ["range"] = Of(TextRange.Of(problem.At ?? default)),
        ["severity"] = problem.Severity == Severity.Error ? 1 : FirstWarning,
        ["code"] = problem.Code,
        ["source"] = "mixdown",
        ["message"] = problem.Hint is { } hint ? $"{problem.Message}\n{hint}" : problem.Message,
    };

    /// <summary>The ways in which a word can go on.</summary>
    public static JsonObject Of(ProposalList list)
    {
        var items = new JsonArray();
        for (var i = 0; i < list.Items.Count; i++)
            items.Add(Of(list.Items[i], list.Replaced, i));
        return new JsonObject { ["isIncomplete"] = false, ["items"] = items };
    }

    static JsonNode Of(Proposal proposal, TextRange replaced, int place)
    {
        var item = new JsonObject
        {
            ["label"] = proposal.Word,
            ["kind"] = KindOf(proposal.Kind),
            ["sortText"] = $"{place:0000}",
            ["textEdit"] = new JsonObject { ["range"] = Of(replaced), ["newText"] = proposal.Written },
        };
        if (proposal.Detail.Length > 0)
            item["detail"] = proposal.Detail;
        if (proposal.Description.Length > 0)
            item["documentation"] = Markdown(proposal.Description);
        return item;
    }

    /// <summary>Something that a file has by name.</summary>
    public static JsonObject Of(DocumentSymbol symbol) => new()
    {
        ["name"] = symbol.Name,
        ["detail"] = symbol.Detail,
        ["kind"] = KindOf(symbol.Detail),
        ["range"] = Of(symbol.Range),
        ["selectionRange"] = Of(symbol.Range),
        ["children"] = new JsonArray([.. symbol.Children.Select(child => (JsonNode)Of(child))]),
    };

    /// <summary>A text for people.</summary>
    public static JsonObject Markdown(string text) => new() { ["kind"] = "markdown", ["value"] = text };

    static JsonObject Of(TextPosition at) => new() { ["line"] = at.Line, ["character"] = at.Character };

    /// <summary>The protocol's numbers: Function, Field, String, Class.</summary>
    static int KindOf(string symbol) => symbol switch
    {
        "macro" => 12,
        "column" => 8,
        "docs" => 15,
        _ => 5,
    };

    /// <summary>The protocol's numbers: Class, Module, Field, Struct, Function, Folder, Property, Value, Variable, Text.</summary>
    static int KindOf(ProposalKind kind) => kind switch
    {
        ProposalKind.Model => 7,
        ProposalKind.Source => 9,
        ProposalKind.Column => 5,
        ProposalKind.Table => 22,
        ProposalKind.Function => 3,
        ProposalKind.Package => 19,
        ProposalKind.Key => 10,
        ProposalKind.Value => 12,
        ProposalKind.Variable => 6,
        _ => 1,
    };
}
