using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

internal static class Chromium
{
    /// <summary>How to start the browser of this machine; skips the test where there is none.</summary>
    public static BrowserTypeLaunchOptions SkipUnlessInstalled()
    {
        var program = Programs.Find("chromium", "chromium-browser", "google-chrome");
        Assert.SkipWhen(program is null, "Chromium is not installed.");
        return new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        };
    }
}
