namespace Workflows.Host.Guests;

/// <summary>The addresses of guests, in one place.</summary>
public static class GuestRoutes
{
    /// <summary>Where a link leads: the code is asked here.</summary>
    public static string Door(string token) => "/g/" + token;

    public static string Case(string token) => $"/g/{token}/case";

    public static string File(string token, string hash) => $"/g/{token}/files/{hash}";

    public static string Document(string token, string key) => $"/g/{token}/documents/{Uri.EscapeDataString(key)}";

    /// <summary>Where staff invite to a case.</summary>
    public static string Invitations(string caseId) => $"/cases/{Uri.EscapeDataString(caseId)}/guests";
}
