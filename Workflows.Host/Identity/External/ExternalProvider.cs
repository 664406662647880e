namespace Workflows.Host.Identity;

/// <summary>
/// A place where people sign in with an account they have there: settings <c>SignIn:External:0:Name</c> and so on. WeCom (企业微信) and
/// DingTalk (钉钉) each have a way of their own; anything else speaks OAuth 2 (RFC 6749) with PKCE (RFC 7636).
/// </summary>
public sealed record ExternalProvider
{
    /// <summary>In addresses: letters, digits and dashes.</summary>
    public string Name { get; init; } = "";

    /// <summary>On the button: 「企业微信」.</summary>
    public string Label { get; init; } = "";
    public ExternalKind Kind { get; init; }
    public string ClientId { get; init; } = "";

    /// <summary>Belongs in the environment, not in a file.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>WeCom: the number of the union's own application.</summary>
    public string AgentId { get; init; } = "";
    public string Scope { get; init; } = "";

    /// <summary>Empty takes the provider's own.</summary>
    public string AuthorizeUrl { get => field is { Length: > 0 } ? field : Kind switch { ExternalKind.WeCom => "https://login.work.weixin.qq.com/wwlogin/sso/login", ExternalKind.DingTalk => "https://login.dingtalk.com/oauth2/auth", _ => "" }; init; } = "";

    /// <summary>Empty takes the provider's own.</summary>
    public string TokenUrl { get => field is { Length: > 0 } ? field : Kind switch { ExternalKind.WeCom => "https://qyapi.weixin.qq.com/cgi-bin/gettoken", ExternalKind.DingTalk => "https://api.dingtalk.com/v1.0/oauth2/userAccessToken", _ => "" }; init; } = "";

    /// <summary>Empty takes the provider's own.</summary>
    public string UserUrl { get => field is { Length: > 0 } ? field : Kind switch { ExternalKind.WeCom => "https://qyapi.weixin.qq.com/cgi-bin/auth/getuserinfo", ExternalKind.DingTalk => "https://api.dingtalk.com/v1.0/contact/users/me", _ => "" }; init; } = "";

    /// <summary>The member of the answer that names the person for ever.</summary>
    public string SubjectField { get => field is { Length: > 0 } ? field : Kind switch { ExternalKind.WeCom => "userid", ExternalKind.DingTalk => "unionId", _ => "sub" }; init; } = "";

    /// <summary>The member that holds a mobile the provider has verified; empty where it tells none.</summary>
    public string MobileField { get => field is { Length: > 0 } ? field : Kind == ExternalKind.DingTalk ? "mobile" : ""; init; } = "";

    public bool IsComplete => Name.Length > 0 && Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') && ClientId.Length > 0 && ClientSecret.Length > 0 && AuthorizeUrl.Length > 0 && TokenUrl.Length > 0 && UserUrl.Length > 0;

    /// <summary>Keeps the secret out of logs.</summary>
    public override string ToString() => $"{Name} {Kind} {ClientId}";
}

public enum ExternalKind { OAuth2, WeCom, DingTalk }

/// <summary>The providers an operator set up, in their order.</summary>
public sealed record ExternalProviders(IReadOnlyList<ExternalProvider> All)
{
    public static ExternalProviders From(IConfiguration settings) =>
        new([.. (settings.GetSection("SignIn:External").Get<ExternalProvider[]>() ?? []).Where(p => p.IsComplete).DistinctBy(p => p.Name)]);

    public ExternalProvider? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
