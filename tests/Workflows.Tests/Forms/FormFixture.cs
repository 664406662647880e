using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Tests.Forms;

/// <summary>A form that is sent on 18 June 2026, half past nine in Guangzhou.</summary>
internal static class FormFixture
{
    public static readonly FormWorld World = new(
        new DateTimeOffset(2026, 6, 18, 9, 30, 0, TimeSpan.FromHours(8)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public static readonly TextCatalog Texts = new(typeof(FormSchema).Assembly);

    public static FormSchema Form(string components) => FormReaderTests.Read(components);

    public static FormResult Send(FormSchema form, FieldRights rights, FeelContext before, params (string Path, RawAnswer Answer)[] typed) =>
        FormValidator.Validate(form, rights, typed.ToImmutableDictionary(t => t.Path, t => t.Answer, StringComparer.Ordinal), before, World);

    public static FormResult Send(FormSchema form, params (string Path, string Text)[] typed) =>
        Send(form, FieldRights.EditAll, FeelContext.Empty, [.. typed.Select(t => (t.Path, RawAnswer.Typed(t.Text)))]);

    public static string Said(this FormResult result, string path) =>
        result.Faults.Where(f => f.Path == path).Select(f => Texts.Say(f.Sentence, Language.Chinese)).SingleOrDefault() ?? "";

    public static FieldRights Rights(string json) => FieldRights.Parse(json).Rights!;

    public static FeelContext Values(params (string, FeelValue)[] values) => FeelContext.Of(values);
}
