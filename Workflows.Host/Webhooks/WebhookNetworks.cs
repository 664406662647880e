using System.Collections.Immutable;
using System.Net;

namespace Workflows.Host.Webhooks;

/// <summary>
/// Where webhooks may lead. Public addresses always; addresses within a house only where setting <c>Webhooks:Networks</c> names
/// their network (<c>10.20.0.0/16 192.168.5.10/32</c>), so that nobody makes this host knock at doors behind the firewall. In
/// Development this machine itself as well.
/// </summary>
public sealed class WebhookNetworks(ImmutableArray<IPNetwork> allowed)
{
    public const string Setting = "Webhooks:Networks";

    /// <summary>Not reachable from everywhere, by IANA's registries of special addresses for IPv4 and IPv6.</summary>
    private static readonly ImmutableArray<IPNetwork> Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <exception cref="InvalidOperationException">A network in the setting is none.</exception>
    public static WebhookNetworks From(IConfiguration settings, bool development)
    {
        var named = (settings[Setting] ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => IPNetwork.TryParse(text, out var network) ? network : throw new InvalidOperationException($"{Setting}: '{text}' is no network such as 10.20.0.0/16."));
        return new([.. named, .. development ? [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")] : Enumerable.Empty<IPNetwork>()]);
    }

    public bool Allow(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowed.Any(n => n.Contains(plain)) || !Special.Any(n => n.Contains(plain));
    }

    /// <summary>Whether what is said may go there unencrypted: to this machine itself, where that is allowed at all.</summary>
    public bool AllowsPlain(Uri address) => address.IsLoopback && Allow(IPAddress.Loopback);
}
