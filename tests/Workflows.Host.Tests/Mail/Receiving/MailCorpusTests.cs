using System.Text.Json;
using Workflows.Host.Mail.Receiving;

namespace Workflows.Host.Tests.Mail.Receiving;

/// <summary>
/// A folder of mails, each with its origin: public test data keeps the name of where it comes from and its licence; those
/// marked <c>made</c> were written for this test after what the clients named in them are known to send.
/// </summary>
public sealed class MailCorpusTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Mail", "mails");
    private static readonly string[] Decisions = ["approve", "reject", "return"];

    [Fact]
    public void Every_mail_is_decided_as_expected_or_not_at_all()
    {
        var judged = MailFolder.Judge(Folder).ToList();

        Assert.Empty(judged.Where(j => !j.Case.Accepts(j.Verdict)).Select(j => $"{j.Case.File}: {j.Verdict.Outcome} {j.Verdict.Reason}, expected {j.Case.Expect} {j.Case.Reason}"));
        Assert.Empty(judged.Where(j => Decisions.Contains(j.Verdict.Outcome) && j.Verdict.Outcome != j.Case.Expect).Select(j => j.Case.File));
    }

    [Fact]
    public void There_are_enough_of_them_and_each_says_where_it_comes_from()
    {
        var cases = MailManifest.Read(File.ReadAllText(Path.Combine(Folder, MailFolder.Manifest))).Cases;

        Assert.True(cases.Length >= 150, $"{cases.Length} mails");
        Assert.All(cases, c => Assert.False(string.IsNullOrEmpty(c.Origin)));
        Assert.All(cases.Where(c => c.Origin != "made"), c => Assert.Contains("Copyright", c.Origin, StringComparison.Ordinal));
        Assert.Equal(cases.Select(c => c.File).Order(StringComparer.Ordinal), Directory.GetFiles(Folder, "*.eml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Equal((222, 6), (cases.Count(c => c.Origin == "made"), cases.Count(c => c.Origin != "made")));
    }

    [Fact]
    public void The_command_prints_a_line_for_each_and_answers_by_what_came_out()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "one.eml"), new Reply().Bytes);
        File.WriteAllBytes(Path.Combine(folder.Path, "two.eml"), (new Reply { Text = "不同意：金额不符", MessageId = "<two@union.example>" }).Bytes);

        Assert.Equal((0, "judged 2, as expected 2"), Run(folder.Path, "approve", "reject"));
        Assert.Equal((1, "judged 2, as expected 1"), Run(folder.Path, "approve", "return"));
        File.Delete(Path.Combine(folder.Path, "two.eml"));
        Assert.Equal(2, Run(folder.Path, "approve", "reject").Exit);
    }

    private static (int Exit, string Last) Run(string folder, params string[] expected)
    {
        object Case(string file, string expect) => new
        {
            file, expect, reason = expect == "reject" ? "金额不符" : null, unknown = 1, envelope = new { mailFrom = Reply.Approver, rcptTo = Reply.Address },
            context = new { task = "open", approver = Reply.Approver, replyAddress = Reply.Address, authservId = Reply.Server, kind = "ordinary" },
        };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(new { cases = new[] { Case("one.eml", expected[0]), Case("two.eml", expected[1]) } }));
        using var output = new StringWriter();
        var exit = MailJudgeCommand.Run(folder, [], output);
        return (exit, output.ToString().TrimEnd().Split('\n')[^1].TrimEnd('\r'));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("mails-").FullName;
        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
