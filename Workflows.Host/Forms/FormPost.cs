using System.Collections.Immutable;
using Workflows.Definitions.Forms;

namespace Workflows.Host.Forms;

/// <summary>What a page with a form sent, and what for.</summary>
public sealed record FormPost(ImmutableDictionary<string, RawAnswer> Typed, FormPurpose Purpose)
{
    /// <summary>The person meant to hand the form in; anything else only draws it again.</summary>
    public bool IsHandedIn => Purpose == FormPurpose.HandIn;

    public bool WantsFaults => Purpose is FormPurpose.HandIn or FormPurpose.Check;
}

/// <summary>Handed in; drawn again because an answer or a row changed; or looked at for the fault of one field.</summary>
public enum FormPurpose { HandIn, Redraw, Check }
