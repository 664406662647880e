using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Workflows.Definitions.Forms;
using Workflows.Host.Forms;

namespace Workflows.Host.Tests.Forms;

public class FormBinderTests
{
    private static readonly FormSchema Application = FormPage.Schema("""
        { "type": "textfield", "key": "amount", "label": "金额", "properties": { "kind": "money" } },
        { "type": "textfield", "key": "idNumber", "label": "身份证号", "properties": { "kind": "idNumber" } },
        { "type": "dynamiclist", "path": "family", "label": "家庭成员", "components": [ { "type": "textfield", "key": "name", "label": "姓名" } ] },
        { "type": "filepicker", "key": "proof", "label": "证明", "multiple": true, "properties": { "maxMegabytes": "1" } }
        """);

    [Fact]
    public async Task Answers_are_read_by_path_and_what_belongs_to_the_page_is_passed_over()
    {
        var post = await ReadAsync([], ("amount", ["1"]), ("family[3].name", ["甲"]), ("visit", ["7"]), ("__RequestVerificationToken", ["x"]), ("idNumber", [""]), ("idNumber!kept", ["s1"]));
        Assert.Equal(["amount", "family[3].name", "idNumber"], post.Typed.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("s1", post.Typed["idNumber"].KeptSeal);
        Assert.True(post.IsHandedIn);
    }

    [Fact]
    public async Task The_buttons_of_the_form_draw_it_again_with_a_row_more_or_less()
    {
        var more = await ReadAsync([], ("family[0].name", ["甲"]), ("_add", ["family"]));
        Assert.Equal(["family[0].name", "family[1].name"], more.Typed.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(FormPurpose.Redraw, more.Purpose);
        var fewer = await ReadAsync([], ("family[0].name", ["甲"]), ("family[1].name", ["乙"]), ("_remove", ["family[0]"]));
        Assert.Equal(["family[1].name"], fewer.Typed.Keys);
        Assert.Equal(FormPurpose.Check, (await ReadAsync([], ("_check", ["1"]))).Purpose);
    }

    [Fact]
    public async Task Files_are_kept_under_their_hash_and_those_already_there_are_found_again()
    {
        var post = await ReadAsync([FileOf("proof", "C:\\证明\\工资\u202E单.pdf", 10)], ("proof!kept", [new string('a', 64), new string('b', 64)]));
        Assert.Equal([(new string('a', 64), "旧.pdf"), (new string('c', 64), "工资单.pdf")], post.Typed["proof"].Files.Select(f => (f.Hash, f.Name)));
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_not_wanted_is_noticed_but_not_kept()
    {
        var large = await ReadAsync([FileOf("proof", "大.pdf", 2_000_000)]);
        Assert.Equal(("", "大.pdf", 2_000_000L), (large.Typed["proof"].Files[0].Hash, large.Typed["proof"].Files[0].Name, large.Typed["proof"].Files[0].Size));
        var result = FormValidator.Validate(Application, FieldRights.EditAll, large.Typed, Definitions.Feel.FeelContext.Empty, FormPage.World);
        Assert.Equal("文件“大.pdf” 2 MB，最大 1 MB。可以拍照时选小一些", FormPage.Texts.Say(result.Faults.Single().Sentence, Definitions.Texts.Language.Chinese));

        var shelf = new Shelf();
        var form = new FormCollection([], new FormFileCollection { FileOf("proof", "小.pdf", 10) });
        var post = await FormBinder.ReadAsync(form, Application, FieldRights.ReadAll, shelf, TestContext.Current.CancellationToken);
        Assert.Equal(0, shelf.Kept);
        Assert.Equal("forms.answer.readOnly",
            FormValidator.Validate(Application, FieldRights.ReadAll, post.Typed, Definitions.Feel.FeelContext.Empty, FormPage.World).Faults.Single().Sentence.Key);
    }

    private static Task<FormPost> ReadAsync(FormFileCollection files, params (string Name, string[] Texts)[] sent) =>
        FormBinder.ReadAsync(new FormCollection(sent.ToDictionary(s => s.Name, s => new StringValues(s.Texts)), files), Application, FieldRights.EditAll, new Shelf(), TestContext.Current.CancellationToken);

    private static FormFile FileOf(string field, string name, long size) =>
        new(new MemoryStream(new byte[size]), 0, size, field, name) { Headers = new HeaderDictionary(), ContentType = "application/pdf" };

    private sealed class Shelf : IFileShelf
    {
        public int Kept { get; private set; }

        public Task<AttachedFile> KeepAsync(IFormFile file, string name, CancellationToken cancellation)
        {
            Kept++;
            return Task.FromResult(new AttachedFile(new string('c', 64), name, file.Length, "application/pdf"));
        }

        public Task<AttachedFile?> FindAsync(string hash, CancellationToken cancellation) =>
            Task.FromResult(hash[0] == 'a' ? new AttachedFile(hash, "旧.pdf", 5, "application/pdf") : null);
    }
}
