using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Forms;
using Workflows.Host.Web;

namespace Workflows.Host.Tests.Forms;

/// <summary>Draws forms as the host does, without a server and without a page around them.</summary>
public sealed class FormPage : IDisposable
{
    public static readonly TextCatalog Texts = WebServices.Texts();

    public static readonly FormWorld World = new(
        new DateTimeOffset(2026, 6, 18, 9, 30, 0, TimeSpan.FromHours(8)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private readonly WebApplication _app;

    public FormPage()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(FormModel).Assembly.GetName().Name });
        builder.Services.AddUnionWeb();
        _app = builder.Build();
    }

    public static FormSchema Schema(string components)
    {
        var reading = FormReader.Read($$"""{ "type": "default", "components": [ {{components}} ] }""");
        Assert.Empty(reading.Problems);
        return reading.Schema!;
    }

    public static FormModel Opened(FormSchema schema, FeelContext? values = null, FieldRights? rights = null, Language language = Language.Chinese) =>
        FormModel.Opened(schema, rights ?? FieldRights.EditAll, values ?? FeelContext.Empty, World, Texts, language);

    public static FormModel SentBack(FormSchema schema, params (string Path, string Text)[] typed)
    {
        var post = new FormPost(typed.ToImmutableDictionary(t => t.Path, t => RawAnswer.Typed(t.Text), StringComparer.Ordinal), FormPurpose.HandIn);
        return FormModel.SentBack(schema, FieldRights.EditAll, post,
            FormValidator.Validate(schema, FieldRights.EditAll, post.Typed, FeelContext.Empty, World), World, Texts, Language.Chinese);
    }

    public async Task<IHtmlDocument> DrawAsync(FormModel form)
    {
        using var scope = _app.Services.CreateScope();
        var context = new ActionContext(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor());
        var view = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(null, "/Forms/_Form.cshtml", isMainPage: false).View!;
        await using var output = new StringWriter();
        var data = new ViewDataDictionary<FormModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = form };
        await view.RenderAsync(new ViewContext(context, view, data, new TempDataDictionary(context.HttpContext, scope.ServiceProvider.GetRequiredService<ITempDataProvider>()), output, new HtmlHelperOptions()));
        return new HtmlParser().ParseDocument(output.ToString());
    }

    public void Dispose() => ((IDisposable)_app).Dispose();
}
