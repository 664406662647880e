using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Workflows.Host.Mail;
using Workflows.Host.Sms;
using Workflows.Testing;

namespace Workflows.Host.Tests.Sms;

/// <summary>The sender of short messages against a provider made here, which checks signature and body.</summary>
public sealed class HttpSmsTransportTests
{
    private const string Secret = "sms-secret";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ShortMessage Message => new("13900000001", ShortMessageKind.Code, "验证码 123456，“请”别告诉别人\\") { Code = "123456" };

    [Fact]
    public async Task A_json_request_is_signed_over_time_nonce_and_body_and_quotes_what_it_holds()
    {
        await using var provider = await Provider.StartAsync(StatusCodes.Status200OK, """{"code":0}""");
        using var transport = new HttpSmsTransport(new()
        {
            Url = provider.Address, Body = """{"to":"{mobile}","say":"{text}","id":"{template}"}""", Templates = { ["Code"] = "T-7" }, Secret = Secret, Accepted = "\"code\":0", Headers = { ["X-Kind"] = "{kind}" },
        }, new TestClock());

        Assert.IsType<SendOutcome.Delivered>(await transport.SendAsync(Message, Ct));
        using var body = JsonDocument.Parse(provider.Body);
        Assert.Equal(("13900000001", Message.Text, "T-7"), (body.RootElement.GetProperty("to").GetString(), body.RootElement.GetProperty("say").GetString(), body.RootElement.GetProperty("id").GetString()));
        var signed = $"{provider.Headers["X-Timestamp"]}.{provider.Headers["X-Nonce"]}.{provider.Body}";
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(signed))), provider.Headers["X-Signature"]);
        Assert.Equal("Code", provider.Headers["X-Kind"]);
    }

    [Fact]
    public async Task A_form_may_bear_its_own_signature()
    {
        await using var provider = await Provider.StartAsync(StatusCodes.Status200OK, "ok");
        using var transport = new HttpSmsTransport(new()
        {
            Url = provider.Address, Format = SmsFormat.Form, Body = "phone={mobile}&text={text}&ts={time}&sign={signature}", Signed = "{mobile}{time}", Secret = Secret,
        }, new TestClock());

        Assert.IsType<SendOutcome.Delivered>(await transport.SendAsync(Message, Ct));
        var form = QueryHelpers.ParseQuery(provider.Body);
        Assert.Equal(Message.Text, form["text"].ToString());
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes("13900000001" + form["ts"]))), form["sign"].ToString());
    }

    [Theory]
    [InlineData(StatusCodes.Status200OK, """{"code":15}""", typeof(SendOutcome.Permanent))]
    [InlineData(StatusCodes.Status400BadRequest, "no", typeof(SendOutcome.Permanent))]
    [InlineData(StatusCodes.Status503ServiceUnavailable, "later", typeof(SendOutcome.Retry))]
    public async Task What_the_provider_answers_decides_whether_it_is_tried_again(int status, string answer, Type outcome)
    {
        await using var provider = await Provider.StartAsync(status, answer);
        using var transport = new HttpSmsTransport(new() { Url = provider.Address, Accepted = "\"code\":0" }, new TestClock());
        Assert.IsType(outcome, await transport.SendAsync(Message, Ct));
    }

    [Fact]
    public async Task A_provider_that_is_away_is_tried_again()
    {
        using var transport = new HttpSmsTransport(new() { Url = "http://127.0.0.1:9/" }, new TestClock());
        Assert.IsType<SendOutcome.Retry>(await transport.SendAsync(Message, Ct));
    }

    private sealed class Provider(WebApplication app) : IAsyncDisposable
    {
        public string Address => app.Urls.First() + "/send";

        public string Body { get; private set; } = "";

        public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

        public static async Task<Provider> StartAsync(int status, string answer)
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var provider = new Provider(app);
            app.MapPost("/send", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body, Encoding.UTF8);
                provider.Body = await reader.ReadToEndAsync();
                foreach (var (name, value) in request.Headers) provider.Headers[name] = value.ToString();
                return Results.Text(answer, statusCode: status);
            });
            await app.StartAsync();
            return provider;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
