using System.Collections.Immutable;
using Workflows.Data.Registers;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Registers;

/// <summary>Says entries of registers: a field is called as the form that asked it calls it, a value as that form shows it.</summary>
public sealed class RegisterWords(ReleasedProcesses released, Reader reader, CaseWords said, TextCatalog texts)
{
    private ImmutableArray<FormSchema>? _forms;

    public string Register(string name) => said.Known("register." + name, name);

    public async Task<ImmutableArray<RegisterField>> FieldsAsync(RegisterEntryRow row, CancellationToken cancellation)
    {
        var forms = _forms ??= await released.FormsAsync(cancellation);
        return [.. RegisterEntries.Values(row).Entries.Select(e => Field(forms, row.Register, e.Key, e.Value))];
    }

    private RegisterField Field(ImmutableArray<FormSchema> forms, string register, string name, FeelValue value)
    {
        var field = forms.Select(f => f.Find(name)).FirstOrDefault(f => f is not null);
        var own = $"register.{register}.{name}";
        var label = texts.Has(own) ? reader.T(own) : field?.Label.In(reader.Language) is { Length: > 0 } words ? words : name;
        return new(name, label, Value(field, value), SealedValue.IsSealed(value));
    }

    private string Value(AnswerField? field, FeelValue value) => value switch
    {
        FeelNull => "",
        _ when SealedValue.IsSealed(value) => reader.T("forms.value.sealed"),
        FeelList list when field is null or RepeatingField => reader.T("registers.rows", ("count", list.Items.Length)),
        FeelContext => reader.T("registers.several"),
        _ when field is not null => string.Join(reader.T("words.list.separator"), AnswerWords.Of(field, value).Select(w => texts.Spell(w, reader.Language))),
        FeelBoolean yes => reader.T(yes.Value ? "forms.value.yes" : "forms.value.no"),
        FeelDate day => texts.Spell(day.Value, reader.Language),
        _ => value.Text,
    };
}

public sealed record RegisterField(string Name, string Label, string Value, bool Sealed);
