using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Forms;

namespace Workflows.Host.Tests.Forms;

public sealed class FormRenderingTests(FormPage page) : IClassFixture<FormPage>
{
    private static readonly FormSchema Application = FormPage.Schema("""
        { "type": "textfield", "key": "amount", "label": "申请金额", "validate": { "required": true }, "properties": { "kind": "money", "labelEn": "Amount", "help": "不超过限额", "helpEn": "Within the limit" } },
        { "type": "textfield", "key": "idNumber", "label": "身份证号", "properties": { "kind": "idNumber", "labelEn": "Identity number" } },
        { "type": "radio", "key": "category", "label": "困难类别", "values": [ { "label": "深度困难", "value": "deep" }, { "label": "意外致困", "value": "accident" } ], "properties": { "labelEn": "Category", "option.deep": "Deep hardship", "option.accident": "Accident" } },
        { "type": "textfield", "key": "costs", "label": "致困费用", "conditional": { "hide": "=category != \"accident\"" }, "properties": { "kind": "money", "labelEn": "Costs" } },
        { "type": "datetime", "subtype": "date", "key": "since", "dateLabel": "发生日期", "properties": { "labelEn": "Since" } },
        { "type": "dynamiclist", "path": "family", "label": "家庭成员", "properties": { "maxRows": "3", "labelEn": "Family" }, "components": [
          { "type": "textfield", "key": "name", "label": "姓名", "validate": { "required": true }, "properties": { "labelEn": "Name" } },
          { "type": "checkbox", "key": "livesTogether", "label": "共同生活", "defaultValue": true, "properties": { "labelEn": "Lives in" } } ] },
        { "type": "filepicker", "key": "photos", "label": "照片", "multiple": true, "accept": ".jpg,.png", "properties": { "camera": "true", "maxFiles": "4", "labelEn": "Photos" } }
        """);

    [Fact]
    public async Task A_field_has_its_label_help_name_and_unit()
    {
        var form = await page.DrawAsync(FormPage.Opened(Application));
        var amount = form.QuerySelector<IHtmlInputElement>("input[name='amount']")!;
        Assert.Equal("form-amount", amount.Id);
        Assert.Equal("申请金额", form.QuerySelector("label[for='form-amount']")!.TextContent.Trim());
        Assert.Equal("form-amount-help form-amount-fault", amount.GetAttribute("aria-describedby"));
        Assert.Equal("不超过限额", form.GetElementById("form-amount-help")!.TextContent);
        Assert.Equal("元", amount.NextElementSibling!.TextContent);
        Assert.Equal("true", amount.GetAttribute("aria-required"));
        Assert.Contains("可不填", form.QuerySelector("label[for='form-idNumber']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_preselected_and_a_condition_leaves_its_field_out()
    {
        var form = await page.DrawAsync(FormPage.Opened(Application));
        Assert.Empty(form.QuerySelectorAll("input[type=radio]:checked"));
        Assert.Null(form.QuerySelector("[name='costs']"));
        var sent = await page.DrawAsync(FormPage.SentBack(Application, ("category", "accident")));
        Assert.NotNull(sent.QuerySelector("[name='costs']"));
    }

    [Fact]
    public async Task A_rejected_value_keeps_what_was_typed()
    {
        var form = await page.DrawAsync(FormPage.SentBack(Application,
            ("amount", "12,5"), ("idNumber", "<b>440</b>"), ("since", "去年"), ("family[2].name", ""), ("family[2].livesTogether", "on")));
        Assert.Equal("12,5", form.QuerySelector<IHtmlInputElement>("input[name='amount']")!.Value);
        Assert.Equal("<b>440</b>", form.QuerySelector<IHtmlInputElement>("input[name='idNumber']")!.Value);
        Assert.Equal("去年", form.QuerySelector<IHtmlInputElement>("input[name='since']")!.Value);
        Assert.Equal("true", form.QuerySelector("input[name='amount']")!.GetAttribute("aria-invalid"));
        Assert.Equal("逗号只能用来分隔千位，例如 12,000；小数请用点", form.GetElementById("form-amount-fault")!.TextContent.Trim());
        Assert.NotNull(form.QuerySelector("input[name='family[2].name']"));
    }

    [Fact]
    public async Task The_summary_on_top_links_to_each_field()
    {
        var form = await page.DrawAsync(FormPage.SentBack(Application, ("amount", ""), ("family[1].name", ""), ("family[1].livesTogether", "on")));
        var links = form.QuerySelectorAll(".f-summary a");
        Assert.Equal(["#form-amount", "#form-family-1-name"], links.Select(a => a.GetAttribute("href")));
        Assert.Equal("姓名（第 1 行）", links[1].TextContent);
        Assert.All(links, link => Assert.NotNull(form.QuerySelector(link.GetAttribute("href")!)));
        Assert.StartsWith("有 2 处要改", form.QuerySelector(".f-summary")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_shows_its_capital_characters()
    {
        var form = await page.DrawAsync(FormPage.SentBack(Application, ("amount", "8,000.00")));
        Assert.Equal("大写：捌仟元整", form.GetElementById("form-amount-capital")!.TextContent.Trim());
        Assert.True((await page.DrawAsync(FormPage.Opened(Application))).GetElementById("form-amount-capital")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Rows_can_be_added_and_removed_with_and_without_script()
    {
        var form = await page.DrawAsync(FormPage.SentBack(Application, ("family[0].name", "甲"), ("family[2].name", "乙")));
        Assert.Equal(["family[0]", "family[2]"], form.QuerySelectorAll("[data-rows-list] button[name='_remove']").Select(b => b.GetAttribute("value")));
        Assert.Equal("family", form.QuerySelector("button[name='_add']")!.GetAttribute("value"));
        Assert.Equal("3", form.QuerySelector("[data-rows]")!.GetAttribute("data-next"));
        var template = ((IHtmlTemplateElement)form.QuerySelector("template[data-rows-template]")!).Content;
        Assert.NotNull(template.QuerySelector("input[name='family[987654321].name']"));
        Assert.True(template.QuerySelector<IHtmlInputElement>("input[name='family[987654321].livesTogether']")!.IsChecked);
        Assert.Empty(form.QuerySelectorAll("input[name^='family[987654321]']"));
    }

    [Fact]
    public async Task The_return_key_only_draws_the_form_again() =>
        Assert.Equal("_refresh", (await page.DrawAsync(FormPage.Opened(Application))).QuerySelector("button")!.GetAttribute("name"));

    [Fact]
    public async Task A_photo_comes_from_the_camera_and_the_limits_are_said_first()
    {
        var form = await page.DrawAsync(FormPage.Opened(Application));
        var photos = form.QuerySelector("input[name='photos']")!;
        Assert.Equal(("file", ".jpg,.png", "environment"), (photos.GetAttribute("type"), photos.GetAttribute("accept"), photos.GetAttribute("capture")));
        Assert.True(photos.HasAttribute("multiple"));
        Assert.Contains("可以上传 .jpg .png，每个不超过 10 MB，最多 4 个", form.GetElementById("form-photos")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sealed_value_is_never_sent_to_the_page()
    {
        var stored = FeelContext.Of(("idNumber", SealedValue.Of("seal-7", "tag-7")));
        var edit = await page.DrawAsync(FormPage.Opened(Application, stored));
        Assert.Equal("", edit.QuerySelector<IHtmlInputElement>("input[name='idNumber']")!.Value);
        Assert.True(edit.QuerySelector<IHtmlInputElement>("input[name='idNumber!kept'][value='seal-7']")!.IsChecked);
        Assert.DoesNotContain("tag-7", edit.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var read = await page.DrawAsync(FormModel.Shown(Application, FieldRights.ReadAll, stored, FormPage.World, FormPage.Texts, Language.Chinese)
            with { RevealUrl = path => $"/reveal/{path}" });
        Assert.Contains("敏感信息已隐去", read.GetElementById("form-idNumber")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/reveal/idNumber", read.QuerySelector("#form-idNumber a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_hidden_field_is_never_sent_and_a_read_one_has_no_input()
    {
        var rights = FieldRights.Parse("""{"*":"edit","idNumber":"hidden","amount":"read"}""").Rights!;
        var values = FeelContext.Of(("amount", FeelValue.Of(8000m)), ("idNumber", FeelValue.Of("11010519491231002X")));
        var form = await page.DrawAsync(FormPage.Opened(Application, values, rights));
        Assert.DoesNotContain("11010519491231002X", form.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(form.QuerySelectorAll("[name='amount'], [name='idNumber']"));
        Assert.Equal("8,000.00 元", form.GetElementById("form-amount")!.TextContent.Trim());
    }

    [Fact]
    public async Task English_readers_get_English_labels()
    {
        var form = await page.DrawAsync(FormPage.Opened(Application, language: Language.English));
        Assert.Equal("Amount", form.QuerySelector("label[for='form-amount']")!.TextContent.Trim());
        Assert.Equal(["Deep hardship", "Accident"], form.QuerySelectorAll(".radio span").Select(s => s.TextContent));
    }

    [Fact]
    public async Task On_paper_answers_stand_in_a_table_with_amounts_in_capitals()
    {
        var values = FeelContext.Of(("amount", FeelValue.Of(8000m)), ("since", FeelValue.Of(new DateOnly(2026, 5, 1))),
            ("family", FeelValue.Of([FeelContext.Of(("name", FeelValue.Of("示例·张母")), ("livesTogether", FeelValue.Of(true)))])));
        var paper = await page.DrawAsync(FormModel.Shown(Application, FieldRights.ReadAll, values, FormPage.World, FormPage.Texts, Language.Chinese, FormLook.Print));
        var amount = paper.QuerySelectorAll("tr").First(r => r.QuerySelector("th")?.TextContent == "申请金额");
        Assert.Equal("8,000.00 元 （大写：捌仟元整）", string.Join(' ', amount.QuerySelector("td")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(paper.QuerySelectorAll("td"), cell => cell.TextContent.Trim() == "示例·张母");
        Assert.Empty(paper.QuerySelectorAll("input, button, select, textarea"));
    }

    public static TheoryData<string> ShippedForms =>
        [.. Directory.EnumerateFiles(Processes(), "*.form.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Processes(), f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(ShippedForms))]
    public async Task Every_shipped_form_can_be_drawn_without_inline_style_or_script_and_with_a_label_for_each_input(string file)
    {
        var schema = FormReader.Read(await File.ReadAllTextAsync(Path.Combine(Processes(), file), TestContext.Current.CancellationToken)).Schema!;
        foreach (var form in new[] { FormPage.Opened(schema) with { RefreshUrl = "/x" }, FormPage.SentBack(schema) })
        {
            var drawn = await page.DrawAsync(form);
            Assert.Empty(drawn.QuerySelectorAll("[style], script, [onclick], [onchange], [hx-on]"));
            var ids = drawn.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            foreach (var input in drawn.QuerySelectorAll("input[name]:not([name$='!kept']), select, textarea"))
            {
                var isNamed = input.Closest("label") is not null || input.HasAttribute("aria-label") || drawn.QuerySelector($"label[for='{input.Id}']") is not null;
                Assert.True(isNamed, $"{file}: {input.GetAttribute("name")}");
                var described = input.GetAttribute("aria-describedby")?.Split(' ') ?? [];
                Assert.All(described, id => Assert.NotNull(drawn.GetElementById(id)));
            }
        }
    }

    /// <summary>One kind of field, one partial of its name.</summary>
    [Fact]
    public void Every_kind_of_field_has_its_partial()
    {
        var kinds = typeof(FormField).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FormField)) && !t.IsAbstract).Select(t => t.Name);
        var partials = typeof(FormModel).Assembly.GetTypes().Select(t => t.Name).Where(n => n.StartsWith("Forms__", StringComparison.Ordinal)).ToHashSet();
        Assert.All(kinds, kind => Assert.Contains($"Forms__{kind}", partials));
    }

    private static string Processes([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "Workflows.Definitions", "Processes");
}
