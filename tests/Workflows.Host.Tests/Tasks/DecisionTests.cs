using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Definitions.Feel;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>The page on which a case is decided, with everything that can come between looking and answering.</summary>
public sealed class DecisionTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Panel = "form[data-acts]";

    [Fact]
    public async Task The_page_asks_first_and_shows_what_decides_with_secrets_shut()
    {
        var aid = await AtDecisionAsync();
        var page = await (await Desk.OfAsync(host, "zhou-ba")).OpenAsync($"/tasks/{await aid.TaskAsync()}");

        Assert.Equal("同意帮扶示例·张三 8,000.00 元吗？", page.QuerySelector(".ask .q").Words());
        Assert.Contains("捌仟元整", page.QuerySelector(".ask .cn").Words(), StringComparison.Ordinal);
        Assert.Contains("您同意即为最终审批", page.QuerySelector(".ask .cn").Words(), StringComparison.Ordinal);
        Assert.Contains("3 项都符合", page.Words(), StringComparison.Ordinal);
        Assert.Contains("认定为深度困难", page.Words(), StringComparison.Ordinal);
        Assert.Contains("交示例·吴九：街道发放", page.QuerySelector("label[for=act-approve]").Words(), StringComparison.Ordinal);
        Assert.Contains("从经费里预留 8,000.00 元", page.QuerySelector("label[for=act-approve]").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input[name=act][checked]"));
        foreach (var secret in new[] { "86,400", "440399198501010028", "6228480000000000018", "重病", "疾病" })
            Assert.DoesNotContain(secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_what_is_sealed_is_a_post_that_is_journalled_and_then_shows_it()
    {
        var aid = await AtDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");
        var page = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");
        var before = await UnsealingsAsync();

        var form = page.QuerySelectorAll("dl.facts dt").Single(d => d.Words() == "家庭收支").NextElementSibling!.QuerySelector("form")!;
        form.Id = "open-this";
        var opened = await desk.SendAsync(page, "#open-this", new Dictionary<string, string?>());

        Assert.Contains("家庭年可支配收入 86,400.00 元", opened.Words(), StringComparison.Ordinal);
        Assert.Contains("月人均净收入 933.33 元", opened.Words(), StringComparison.Ordinal);
        Assert.Equal(before + 1, await UnsealingsAsync());
        Assert.DoesNotContain("86,400", (await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_is_taken_once_however_often_the_button_is_pressed()
    {
        var aid = await AtDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");
        var page = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");

        var first = await desk.SendAsync(page, Panel, AidCase.Approval);
        var second = await desk.SendAsync(page, Panel, AidCase.Approval);

        Assert.Contains("已同意", first.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
        Assert.Contains("交示例·吴九：街道发放", first.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
        Assert.Contains("没有重复提交", second.Words(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(d => d.Acts.Where(a => a.InstanceId == aid.Id && a.NodeId == "streetDecision")));
        Assert.Equal(1, await CountAsync(d => d.LedgerEntries.Where(e => e.InstanceId == aid.Id && e.Kind == "reserve")));
    }

    [Fact]
    public async Task Opening_the_page_and_its_result_decides_nothing()
    {
        var aid = await AtDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");
        var task = await aid.TaskAsync();

        await desk.OpenAsync($"/tasks/{task}");
        await desk.OpenAsync($"/tasks/{task}?act=approve&handler=Reveal&repeated=true");

        Assert.Equal(task, await aid.TaskAsync());
    }

    [Fact]
    public async Task Without_a_choice_nothing_is_decided_and_what_was_typed_is_kept()
    {
        var aid = await AtDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");

        var back = await desk.SendAsync(await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}"), Panel, new Dictionary<string, string?> { ["comment"] = "材料都看过了" });

        Assert.Contains("请先在上面选一项", back.QuerySelector("[data-acts-faults]").Words(), StringComparison.Ordinal);
        Assert.Equal("材料都看过了", back.QuerySelector("#comment")!.TextContent);
    }

    [Fact]
    public async Task An_amount_out_of_range_is_refused_beside_its_field_and_stays_as_typed()
    {
        var aid = await AtDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");
        var typed = AidCase.Approval;
        typed["approvedAmount"] = "9,000.00";

        var back = await desk.SendAsync(await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}"), Panel, typed);

        Assert.Contains("审批金额不能超过申请金额", back.QuerySelector("#fields-approvedAmount-fault").Words(), StringComparison.Ordinal);
        Assert.Equal("9,000.00", back.QuerySelector("input[name=approvedAmount]")!.GetAttribute("value"));
        Assert.NotNull(back.QuerySelector("#act-approve[checked]"));
    }

    [Fact]
    public async Task A_rejection_needs_a_reason()
    {
        var aid = await AtDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");

        var back = await desk.SendAsync(await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}"), Panel, new Dictionary<string, string?> { ["act"] = "reject", ["comment"] = "不行" });

        Assert.Contains("请写明理由，至少 5 个字", back.QuerySelector("[data-acts-faults]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_changed_between_looking_and_answering_is_named_with_old_and_new()
    {
        var aid = await AtDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");
        var page = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");
        await ChangeAmountAsync(aid.Id, 6_000m);

        var typed = AidCase.Approval;
        typed["comment"] = "同意，按申请数发放";
        var back = await desk.SendAsync(page, Panel, typed);

        Assert.Contains("您看的时候内容有改动，没有提交", back.Words(), StringComparison.Ordinal);
        var change = back.QuerySelector(".changes").Words();
        Assert.Contains("申请金额，示例·李四改动", change, StringComparison.Ordinal);
        Assert.Contains("8,000.00 元 → 6,000.00 元", change, StringComparison.Ordinal);
        Assert.Equal("同意，按申请数发放", back.QuerySelector("#comment")!.TextContent);
        Assert.NotEqual(page.QuerySelector("input[name=seen]")!.GetAttribute("value"), back.QuerySelector("input[name=seen]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_who_was_slower_reads_who_was_faster_and_keeps_their_words()
    {
        await AddPostAsync("street.viceChair", "s1", "wang-shi");
        var aid = await AtDecisionAsync();
        var slow = await Desk.OfAsync(host, "wang-shi");
        var page = await slow.OpenAsync($"/tasks/{await aid.TaskAsync()}");
        await aid.AnswerAsync("zhou-ba", AidCase.Approval);

        var typed = new Dictionary<string, string?> { ["act"] = "reject", ["comment"] = "金额偏高，请再核一次" };
        var over = await slow.SendAsync(page, Panel, typed);

        Assert.Contains("示例·周八已于", over.Words(), StringComparison.Ordinal);
        Assert.Contains("您的意见未计入", over.Words(), StringComparison.Ordinal);
        Assert.Contains("金额偏高，请再核一次", over.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(d => d.Acts.Where(a => a.InstanceId == aid.Id && a.PersonId == "wang-shi")));
    }

    [Fact]
    public async Task Nobody_else_sees_the_task_and_a_reader_of_the_case_only_looks()
    {
        var aid = await AtDecisionAsync();
        var task = await aid.TaskAsync();

        Assert.Equal(HttpStatusCode.NotFound, await (await Desk.OfAsync(host, "jiang-yi")).StatusAsync($"/tasks/{task}"));
        var page = await (await Desk.OfAsync(host, "he-yi")).OpenAsync($"/tasks/{task}");
        Assert.Null(page.QuerySelector(Panel));
        Assert.Contains("这件等示例·周八", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_acted_at_an_earlier_stage_is_refused_with_the_reason()
    {
        var aid = await AtDecisionAsync();
        await AddPostAsync("street.viceChair", "s1", "wang-wu");
        var desk = await Desk.OfAsync(host, "wang-wu");

        var page = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");
        var back = await desk.SendAsync(page, Panel, AidCase.Approval);

        Assert.Contains("按职责分离不能再办这一步", page.QuerySelector("label[for=act-approve]").Words(), StringComparison.Ordinal);
        Assert.Contains("按职责分离不能再办这一步", back.QuerySelector("[role=alert]").Words(), StringComparison.Ordinal);
        await aid.TaskAsync();
    }

    [Fact]
    public async Task A_case_is_returned_to_a_stage_done_before()
    {
        var aid = await AtDecisionAsync();

        var done = await aid.AnswerAsync("zhou-ba", new() { ["act"] = "return", ["target"] = "homeVisit", ["afterwards"] = "StraightBack", ["comment"] = "入户照片看不清，请补拍" });

        Assert.Contains("已退回", done.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
        Assert.Contains(".homeVisit.2.", await aid.TaskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_a_decision_is_kept_and_comes_back()
    {
        var aid = await AtDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");
        var page = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");

        await desk.SendAsync(page, Panel, new Dictionary<string, string?> { ["act"] = "approve", ["budgetSubject"] = "困难职工帮扶", ["comment"] = "等余额核好再定", ["save"] = "draft" });
        var again = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");

        Assert.Equal("等余额核好再定", again.QuerySelector("#comment")!.TextContent);
        Assert.Equal("困难职工帮扶", again.QuerySelector("input[name=budgetSubject]")!.GetAttribute("value"));
        Assert.Contains("已存草稿", again.QuerySelector("[data-saved]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_the_form_does_not_have_is_refused()
    {
        var aid = new AidCase(host);
        await aid.FileAsync();
        var desk = await Desk.OfAsync(host, "zheng-shi");

        await desk.SendAsync(await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}"), Panel, new Dictionary<string, string?> { ["amount"] = "80,000.00", ["approvedAmount"] = "80,000.00" });

        await using var scope = host.Services.CreateAsyncScope();
        var loaded = await scope.ServiceProvider.GetRequiredService<InstanceStore>().FindAsync(aid.Id, TestContext.Current.CancellationToken);
        Assert.Equal("8000", loaded!.Instance!.Variables.Get("amount")!.Text);
        Assert.Null(loaded.Instance.Variables.Get("approvedAmount"));
    }

    private async Task<AidCase> AtDecisionAsync()
    {
        var aid = new AidCase(host);
        await aid.ToDecisionAsync();
        return aid;
    }

    /// <summary>The state as it would be after its starter corrected the amount: no page does that while a decision waits.</summary>
    private async Task ChangeAmountAsync(string id, decimal yuan)
    {
        var loaded = await host.Services.GetRequiredService<InstanceStore>().FindAsync(id, TestContext.Current.CancellationToken);
        await using var scope = host.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        var json = host.Services.GetRequiredService<JournalJson>();
        var state = loaded!.Instance!;
        var changed = state with
        {
            Variables = state.Variables.With("amount", FeelValue.Of(yuan)),
            Changes = state.Changes.SetItem("amount", new VariableChange("li-si", host.Clock.GetUtcNow(), state.Variables.Get("amount")!)),
        };
        var bytes = json.Write(changed);
        await data.Instances.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.State, bytes), TestContext.Current.CancellationToken);
    }

    private async Task AddPostAsync(string post, string unit, string person)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        data.Add(new PostRow { Post = post, UnitId = unit, PersonId = person, ValidFrom = host.Clock.GetUtcNow().AddDays(-60) });
        await data.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private Task<int> UnsealingsAsync() => CountAsync(d => d.SystemJournal.Where(j => j.Kind == "unsealed"));

    private async Task<int> CountAsync<T>(Func<WorkflowsContext, IQueryable<T>> rows)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await rows(scope.ServiceProvider.GetRequiredService<WorkflowsContext>()).CountAsync(TestContext.Current.CancellationToken);
    }
}
