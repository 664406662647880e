using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Forms;

/// <summary>How a form is shown: to be filled in, to be read on the screen, or on paper.</summary>
public enum FormLook { Edit, Read, Print }

/// <summary>
/// What the partials of a form need: <c>&lt;partial name="/Forms/_Form.cshtml" model="form" /&gt;</c> within the page's own
/// <c>form</c> element (post, multipart, novalidate), which also holds the token against forgery and the buttons.
/// Made by <see cref="Opened"/>, <see cref="SentBack"/> or <see cref="Shown"/>.
/// </summary>
public sealed record FormModel
{
    public required FormSchema Schema { get; init; }
    public required FieldRights Rights { get; init; }
    public required FormWorld World { get; init; }
    public required TextCatalog Texts { get; init; }
    public required Language Language { get; init; }
    public required FormLook Look { get; init; }

    /// <summary>What stands in the inputs, by path.</summary>
    public required ImmutableDictionary<string, RawAnswer> Typed { get; init; }

    /// <summary>Values, hidden paths and faults of what stands there.</summary>
    public required FormResult Result { get; init; }

    /// <summary>The faults are shown; not on opening a form, nor while it is only drawn again.</summary>
    public bool ShowsFaults { get; init; }

    /// <summary>Where the form is posted to be drawn again while it is filled in; the answer is this partial. Null: only as a whole page.</summary>
    public string? RefreshUrl { get; init; }

    /// <summary>The person whose files are sent as soon as they are chosen, part by part; null sends them with the form.</summary>
    public string? Sender { get; init; }

    /// <summary>The address of a file; null shows its name only.</summary>
    public Func<AttachedFile, string>? FileUrl { get; init; }

    /// <summary>The address that opens the sealed value of a path, which is journalled; null: it cannot be opened here.</summary>
    public Func<string, string>? RevealUrl { get; init; }

    /// <summary>The id of a form of the page (post, with its token) through which values are opened at one press; null: by following the address.</summary>
    public string? RevealForm { get; init; }

    /// <summary>The id of the form's part of the page, and the beginning of the ids within.</summary>
    public string Id { get; init; } = "form";

    /// <summary>A form opened to be filled in.</summary>
    public static FormModel Opened(FormSchema schema, FieldRights rights, FeelContext values, FormWorld world, TextCatalog texts, Language language)
    {
        var typed = TypedAnswers.Start(schema, values);
        return new()
        {
            Schema = schema, Rights = rights, World = world, Texts = texts, Language = language, Look = FormLook.Edit, Typed = typed,
            Result = FormValidator.Validate(schema, rights, typed.RemoveRange(typed.Keys.Where(path => !rights.MayEdit(path))), values, world),
        };
    }

    /// <summary>The form as it was sent, nothing of it lost.</summary>
    public static FormModel SentBack(FormSchema schema, FieldRights rights, FormPost post, FormResult result, FormWorld world, TextCatalog texts, Language language) => new()
    {
        Schema = schema, Rights = rights, World = world, Texts = texts, Language = language, Look = FormLook.Edit,
        Typed = post.Typed, Result = result, ShowsFaults = post.WantsFaults,
    };

    /// <summary>A form to be read, on the screen or on paper. Hidden fields are left out, sealed ones masked.</summary>
    public static FormModel Shown(FormSchema schema, FieldRights rights, FeelContext values, FormWorld world, TextCatalog texts, Language language, FormLook look = FormLook.Read) => new()
    {
        Schema = schema, Rights = rights, World = world, Texts = texts, Language = language, Look = look,
        Typed = ImmutableDictionary.Create<string, RawAnswer>(StringComparer.Ordinal), Result = FormValidator.Look(schema, values, world),
    };

    public ImmutableArray<FieldModel> Parts => PartsOf(Schema.Fields, "");

    /// <summary>What of these fields is shown, in order.</summary>
    public ImmutableArray<FieldModel> PartsOf(ImmutableArray<FormField> fields, string prefix) =>
        [.. fields.Select(field => new FieldModel(this, field, FieldPath.Of(prefix, field), prefix)).Where(part => part.IsShown)];

    /// <summary>The summary on top: every fault with the field it belongs to.</summary>
    public ImmutableArray<FieldFaultLink> FaultLinks => !ShowsFaults ? [] :
        [.. Result.Faults.Select(fault => new FieldFaultLink(IdOf(fault.Path), LabelOf(fault.Path), Say(fault.Sentence)))];

    /// <summary>Some input changes what else is asked: the form is drawn again when it is left.</summary>
    public bool IsAlive => Schema.Answers.Any(a => a.Field is ComputedField) || Schema.Everything.Any(f => f.HideWhen is not null);

    public string Say(Sentence sentence) => Texts.Say(sentence, Language);

    public string T(string key, params (string Name, object? Value)[] values) => Texts.Say(key, Language, values);

    /// <summary>A path as an id: <c>family[1].name</c> becomes <c>form-family-1-name</c>.</summary>
    public string IdOf(string path) => $"{Id}-{path.Replace("].", "-", StringComparison.Ordinal).Replace('[', '-').Replace('.', '-').Replace("]", "", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal)}";

    private string LabelOf(string path)
    {
        var label = Schema.Find(path)?.Label.In(Language) ?? path;
        var rows = path.IndexOf('[', StringComparison.Ordinal);
        if (rows < 0 || !path.Contains("].", StringComparison.Ordinal)) return label;
        var list = path[..rows];
        var place = Typed.RowsOf(list).IndexOf(FieldPath.RowOf(path, list) ?? -1) + 1;
        return T("form.row.field", ("label", label), ("row", place.ToString(CultureInfo.InvariantCulture)));
    }
}

/// <summary>One line of the summary on top of a form.</summary>
public sealed record FieldFaultLink(string FieldId, string Label, string Words);
