using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Walk;

/// <summary>Somebody at a screen, who reads labels and presses buttons as they are written there.</summary>
internal sealed class Walker(IPage page, Look look, string address)
{
    public IPage Page => page;

    private ILocator Main => page.Locator("#main");

    public async Task<Walker> GoAsync(string path)
    {
        await page.GotoAsync(path.StartsWith("http", StringComparison.Ordinal) ? path : address + path);
        return this;
    }

    /// <summary>Looks at where one is.</summary>
    public async Task<Walker> LookAsync(string place)
    {
        await SettleAsync();
        await look.AtAsync(page, place);
        return this;
    }

    public async Task SignInAsync(string person, string password)
    {
        await GoAsync("/account/sign-in");
        await page.Locator("#name").FillAsync(person);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("form.sign-in button").ClickAsync();
    }

    /// <summary>Opens the task whose row names the case and the stage.</summary>
    public async Task<Walker> TakeAsync(string title, string stage)
    {
        await GoAsync("/inbox");
        await Rows(title, stage).Locator(".ttl a").ClickAsync();
        return this;
    }

    /// <summary>The rows of the inbox about a case and a stage.</summary>
    public ILocator Rows(string title, string stage) =>
        page.Locator("li[data-row]").Filter(new() { HasText = title }).Filter(new() { HasText = stage });

    public Task<Walker> FillAsync(string label, string value) => FillAsync(Main, label, value);

    public async Task<Walker> FillAsync(ILocator part, string label, string value)
    {
        var field = part.GetByLabel(Labelled(label)).First;
        if (await field.EvaluateAsync<string>("field => field.tagName") == "SELECT")
            await field.SelectOptionAsync(new SelectOptionValue { Label = value });
        else
            await field.FillAsync(value);
        await field.BlurAsync();
        await SettleAsync();
        return this;
    }

    /// <summary>One of several answers below a common question.</summary>
    public async Task<Walker> AnswerAsync(string question, string answer)
    {
        await Main.GetByRole(AriaRole.Group, new() { NameRegex = Labelled(question) }).Last.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        await SettleAsync();
        return this;
    }

    public async Task<Walker> TickAsync(string label)
    {
        await Main.GetByLabel(Labelled(label)).CheckAsync();
        await SettleAsync();
        return this;
    }

    /// <summary>Attaches files and waits until they have arrived.</summary>
    public async Task<Walker> AttachAsync(string label, params FilePayload[] files)
    {
        await ChooseFilesAsync(label, files);
        await Assertions.Expect(page.Locator("[data-uploading]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await SettleAsync();
        return this;
    }

    /// <summary>Chooses files; they go their way.</summary>
    public Task ChooseFilesAsync(string label, params FilePayload[] files) =>
        Main.Locator("input[type=file]").And(Main.GetByLabel(Labelled(label))).SetInputFilesAsync(files);

    /// <summary>Adds a row to a list and answers that row.</summary>
    public async Task<ILocator> AddRowAsync(string list)
    {
        var rows = Main.Locator("[data-rows]").Filter(new() { Has = page.Locator("legend", new() { HasTextRegex = Labelled(list) }) });
        await rows.Locator("[data-rows-add]").ClickAsync();
        await SettleAsync();
        return rows.Locator("[data-row]").Last;
    }

    public ILocator Row(string list, int number) =>
        Main.Locator("[data-rows]").Filter(new() { Has = page.Locator("legend", new() { HasTextRegex = Labelled(list) }) }).Locator("[data-row]").Nth(number - 1);

    /// <summary>Chooses an act of a decision; its consequence stands below it.</summary>
    public async Task<Walker> ChooseAsync(string act)
    {
        await page.Locator("label.opt").Filter(new() { Has = page.GetByText(act, new() { Exact = true }) }).ClickAsync();
        return this;
    }

    /// <summary>The deciding button of the page; its words.</summary>
    public Task<string> ButtonWordsAsync() => page.Locator("#main [data-submit]").InnerTextAsync();

    public async Task<Walker> SubmitAsync()
    {
        await page.Locator("#main [data-submit]").ClickAsync();
        await page.WaitForLoadStateAsync();
        return this;
    }

    public async Task<Walker> PressAsync(string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        await SettleAsync();
        return this;
    }

    /// <summary>Presses a button that leads to another page.</summary>
    public async Task<Walker> SendAsync(string button)
    {
        await Main.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
        return this;
    }

    public async Task<Walker> FollowAsync(string link)
    {
        await page.Locator("#main a, .stick a").And(page.GetByRole(AriaRole.Link, new() { Name = link })).Filter(new() { Visible = true }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
        return this;
    }

    /// <summary>All that can be read on the page.</summary>
    public Task<string> WordsAsync() => page.Locator("body").InnerTextAsync();

    private static Regex Labelled(string label) => new($@"^\s*{Regex.Escape(label)}(\s|$)");

    /// <summary>Waits until nothing is being drawn again.</summary>
    private Task SettleAsync() => Assertions.Expect(page.Locator(".htmx-request, .htmx-swapping, .htmx-settling")).ToHaveCountAsync(0);
}
