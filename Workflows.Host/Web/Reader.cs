using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Host.Identity;

namespace Workflows.Host.Web;

/// <summary>
/// The person this page is written for: their language, the size of their letters, and who they are when signed in.
/// One per request; injected into every Razor page.
/// </summary>
public sealed class Reader(IHttpContextAccessor accessor, TextCatalog texts, InstallationInfo installation, TimeProvider clock)
{
    private readonly HttpContext _context = accessor.HttpContext
        ?? throw new InvalidOperationException("A reader exists only within a request.");

    public Preferences Preferences => field ??= Preferences.From(_context.Request);

    public Language Language => Preferences.Language;

    public bool LargeType => Preferences.LargeType;

    /// <summary>The value of the page's <c>lang</c> attribute.</summary>
    public string LanguageTag => Language == Language.Chinese ? "zh-CN" : "en";

    /// <summary>Null for a visitor who has not signed in.</summary>
    public ReaderPerson? Person => ReaderPerson.From(_context.User);

    /// <summary>The name of the access token by which a program acts for the person; null for the person at a page.</summary>
    public string? Program => _context.User.FindFirst(AccessTokenScheme.Name)?.Value;

    /// <summary>The actor as records are to name it, with the program where one acts.</summary>
    public Actor Signed(Actor actor) => Program is { } name ? actor with { Through = name } : actor;

    public InstallationInfo Installation => installation;

    /// <summary>The present instant in the installation's zone.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), installation.Zone);

    /// <summary>The present legal day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>The text <paramref name="key"/> in the reader's language, its places filled by name.</summary>
    public string T(string key, params (string Name, object? Value)[] values) => texts.Say(key, Language, values);

    public string Say(Sentence sentence) => texts.Say(sentence, Language);
}
