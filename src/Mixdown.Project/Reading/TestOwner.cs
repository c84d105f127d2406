namespace Mixdown.Project.Reading;

/// <summary>What a generic test is declared on.</summary>
/// <param name="Name">As it stands in the test's name.</param>
/// <param name="Prefix">Put in front of the test's own name: <c>source_</c> or nothing.</param>
/// <param name="Call">The call of ref() or source() that means it.</param>
/// <param name="Id">Its id.</param>
/// <param name="File">The properties file that declares the test.</param>
readonly record struct TestOwner(string Name, string Prefix, string Call, string Id, string File);
