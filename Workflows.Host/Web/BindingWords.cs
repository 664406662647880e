using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Workflows.Host.Web;

/// <summary>What a page says where a posted value cannot be read at all, in the reader's language instead of the framework's English.</summary>
public sealed class BindingWords(IHttpContextAccessor accessor) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var words = options.ModelBindingMessageProvider;
        words.SetAttemptedValueIsInvalidAccessor((value, _) => Say("binding.invalid", ("value", value)));
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Say("binding.invalid", ("value", value)));
        words.SetValueIsInvalidAccessor(value => Say("binding.invalid", ("value", value)));
        words.SetUnknownValueIsInvalidAccessor(_ => Say("binding.unreadable"));
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => Say("binding.unreadable"));
        words.SetValueMustBeANumberAccessor(_ => Say("binding.number"));
        words.SetNonPropertyValueMustBeANumberAccessor(() => Say("binding.number"));
        words.SetValueMustNotBeNullAccessor(_ => Say("binding.missing"));
        words.SetMissingBindRequiredValueAccessor(_ => Say("binding.missing"));
        words.SetMissingKeyOrValueAccessor(() => Say("binding.missing"));
        words.SetMissingRequestBodyRequiredValueAccessor(() => Say("binding.missing"));
    }

    private string Say(string key, params (string Name, object? Value)[] values) =>
        accessor.HttpContext!.RequestServices.GetRequiredService<Reader>().T(key, values);
}
