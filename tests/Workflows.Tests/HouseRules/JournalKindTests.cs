using System.Text.RegularExpressions;

namespace Workflows.Tests.HouseRules;

/// <summary>Whatever is written into the system journal has a name people read.</summary>
public partial class JournalKindTests
{
    [Fact]
    public void Every_kind_of_entry_of_the_system_journal_has_a_name()
    {
        var texts = Repository.Read("Workflows.Host/Audit/systemJournal.texts.json");
        var nameless =
            from file in Repository.Files("Workflows.Host", ".cs")
            from Match written in Written().Matches(Repository.Read(file))
            let kind = written.Groups["kind"].Value
            where !texts.Contains($"\"systemJournal.kind.{kind}\"", StringComparison.Ordinal)
            select $"{file}: \"{kind}\" has no systemJournal.kind.{kind}";
        Assert.Empty(nameless);
    }

    [GeneratedRegex("(journal|trail|notes)\\.(WriteAsync|AppendAsync|Note)\\(((data|context), )?\"(?<kind>[a-zA-Z]+)\"")]
    private static partial Regex Written();
}
