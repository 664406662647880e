using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Tests.Tasks;

namespace Workflows.Host.Tests.Kills;

/// <summary>What somebody changes in a form before sending it: texts and files by name, and what is taken away.</summary>
internal sealed record Typed(ImmutableArray<(string Name, string Value)> Texts, ImmutableArray<(string Name, string File, byte[] Bytes)> Files, ImmutableHashSet<string> Gone)
{
    private const int MostRounds = 6;

    public static Typed Of(params (string Name, string Value)[] texts) => new([.. texts], [], []);

    /// <summary>True where the page's own value of that name is not sent.</summary>
    public bool Replaces(string name) => Gone.Contains(name) || Texts.Any(t => t.Name == name);

    public Typed With(params (string Name, string Value)[] texts) => this with { Texts = Texts.AddRange(texts) };

    /// <summary>
    /// The answers a row of a scenario writes, as a hand types them over what the page shows. Rows write only what matters;
    /// what the form wants besides is filled in.
    /// </summary>
    public static Typed Of(FormSchema schema, FeelContext before, FeelContext values, FormWorld world)
    {
        var shown = TypedAnswers.Start(schema, before);
        var wanted = Complete(schema, Chosen(schema, TypedAnswers.Start(schema, values), world), before, world);
        var changed = wanted.Where(w => !Same(w.Value, shown.GetValueOrDefault(w.Key)) && schema.Find(w.Key) is not (null or ComputedField or RepeatingField)).ToList();
        return new(
            [.. changed.Where(c => c.Value.KeptSeal is null).SelectMany(c => c.Value.Texts.Select(t => (c.Key, t)))],
            [.. changed.SelectMany(c => c.Value.Files.Select(f => (c.Key, f.Name, Bytes(f.Name))))],
            [.. changed.Select(c => c.Key), .. shown.Keys.Where(k => !wanted.ContainsKey(k)).SelectMany(k => new[] { k, k + Workflows.Host.Forms.FormBinder.Kept })]);
    }

    /// <summary>Rows name units; a page offers them to be chosen, the first where a row names one that is none.</summary>
    private static ImmutableDictionary<string, RawAnswer> Chosen(FormSchema schema, ImmutableDictionary<string, RawAnswer> typed, FormWorld world) =>
        typed.SetItems(from t in typed
                       where t.Value.Text.Length > 0 && schema.Find(t.Key) is ListedField { Thing: ListedThing.Unit }
                       let offered = world.Lists[ListedThing.Unit]
                       where offered.All(o => o.Value != t.Value.Text)
                       select KeyValuePair.Create(t.Key, RawAnswer.Typed((offered.FirstOrDefault(o => o.Label.Chinese == t.Value.Text) ?? offered[0]).Value)));

    private static ImmutableDictionary<string, RawAnswer> Complete(FormSchema schema, ImmutableDictionary<string, RawAnswer> typed, FeelContext before, FormWorld world)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var missing = FormValidator.Validate(schema, FieldRights.EditAll, typed, before, world).Faults
                .Where(f => f.Sentence.Key.StartsWith("forms.answer.missing", StringComparison.Ordinal)).ToList();
            if (missing.Count == 0) break;
            foreach (var fault in missing)
                if (schema.Find(fault.Path) is { } field) typed = typed.SetItem(fault.Path, Something(field, world));
        }
        return typed;
    }

    private static RawAnswer Something(AnswerField field, FormWorld world) => field switch
    {
        AttachmentField files => RawAnswer.Attached(new AttachedFile("", "材料" + (files.Endings.IsEmpty ? ".pdf" : files.Endings[0]), 100, "")),
        DateField => RawAnswer.Typed(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(world.Now, world.Zone).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ChoiceField choice => RawAnswer.Typed(choice.Options[0].Value),
        MultiChoiceField choice => RawAnswer.Typed(choice.Options[0].Value),
        CheckField => RawAnswer.Typed("true"),
        IdNumberField => RawAnswer.Typed("440399196003030027"),
        PhoneField => RawAnswer.Typed("13800000001"),
        BankAccountField => RawAnswer.Typed("6228480000000000018"),
        ListedField { Thing: var thing } when world.Lists.TryGetValue(thing, out var offered) => RawAnswer.Typed(offered[0].Value),
        NumberField or MoneyField => RawAnswer.Typed("1"),
        _ => RawAnswer.Typed("示例内容，按实际情况填写"),
    };

    private static byte[] Bytes(string name) => Path.GetExtension(name) is ".jpg" or ".jpeg" ? Papers.Jpeg(name) : Papers.Pdf(name);

    private static bool Same(RawAnswer wanted, RawAnswer? shown) =>
        shown is not null && wanted.KeptSeal == shown.KeptSeal && wanted.Texts.SequenceEqual(shown.Texts) && wanted.Files.SequenceEqual(shown.Files);
}
