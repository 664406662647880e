using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Texts;
using Workflows.Host.Imports;
using Workflows.Host.Web;

namespace Workflows.Host.Tests.Imports;

/// <summary>The columns in the administrators' manual are those of the program. Where they differ, the part between the marks is written anew when WRITE_MANUAL=1.</summary>
public sealed class ImportManualTests
{
    private const string From = "<!-- columns: made by a test from the program -->\n", To = "<!-- /columns -->";

    [Fact]
    public void The_manual_names_every_column_of_every_table()
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "administrators.md"));
        var manual = File.ReadAllText(file);
        var (begin, end) = (manual.IndexOf(From, StringComparison.Ordinal) + From.Length, manual.IndexOf(To, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("WRITE_MANUAL") == "1")
            File.WriteAllText(file, manual = manual[..begin] + Columns() + manual[end..]);
        Assert.Equal(Columns(), manual[begin..manual.IndexOf(To, StringComparison.Ordinal)]);
    }

    [Fact]
    public void Headings_of_one_table_are_never_taken_for_each_other()
    {
        foreach (var kind in Kinds().All)
        {
            var names = kind.Columns.SelectMany(c => c.Names.Select(n => (Name: Headings.Plain(n), c.Key)).Distinct()).Where(n => n.Name.Length > 0);
            Assert.Empty(names.GroupBy(n => n.Name).Where(g => g.Select(n => n.Key).Distinct().Count() > 1).Select(g => $"{kind.Name}: {g.Key}"));
        }
    }

    private static string Columns()
    {
        var texts = WebServices.Texts();
        var said = new StringBuilder("\n");
        foreach (var kind in Kinds().All)
        {
            said.Append("### ").Append(kind.Title(texts).Chinese).Append("\n").Append(kind.About(texts).Chinese).Append("。\n\n| 列 | 必填 | 写什么 | 说明 |\n|---|---|---|---|\n");
            foreach (var column in kind.Columns)
                said.Append("| ").Append(column.Label.Chinese).Append(" | ").Append(column.Required ? "必填" : "").Append(" | ").Append(texts.Say(column.Kind.Expected, Language.Chinese))
                    .Append(" | ").Append(column.Remark.Chinese).Append(" |\n");
            said.Append('\n');
        }
        return said.ToString();
    }

    private static ImportKinds Kinds() => new ServiceCollection().AddSingleton(WebServices.Texts()).AddUnionImports().BuildServiceProvider().GetRequiredService<ImportKinds>();

    private static string Here([CallerFilePath] string file = "") => file;
}
