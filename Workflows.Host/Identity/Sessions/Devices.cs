namespace Workflows.Host.Identity;

/// <summary>A browser by the names people know, from what it says of itself: 「Chrome · Windows」. A help to recognize, no proof.</summary>
public static class Devices
{
    /// <summary>The first that is found counts: WeChat and Edge also call themselves Chrome, and Chrome calls itself Safari.</summary>
    private static readonly (string Sign, string Name)[]
        Browsers =
        [
            ("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("QQBrowser", "QQ Browser"), ("UCBrowser", "UC Browser"), ("HuaweiBrowser", "Huawei Browser"),
            ("MiuiBrowser", "Mi Browser"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
        ],
        Systems =
        [
            ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
            ("Mac OS X", "Mac"), ("Linux", "Linux"),
        ];

    /// <summary>Empty where it says nothing known.</summary>
    public static string Of(string? userAgent) => string.Join(" · ", new[] { First(Browsers, userAgent), First(Systems, userAgent) }.OfType<string>());

    private static string? First((string Sign, string Name)[] known, string? userAgent) =>
        known.Where(k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) == true).Select(k => k.Name).FirstOrDefault();
}
