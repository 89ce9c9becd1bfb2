using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace LiveScore.Silo;

/// <summary>
/// Where a silo listens and is found: an address, or a network such as <c>10.0.0.0/8</c> in which this machine has exactly one.
/// </summary>
internal static class SiloAddress
{
    public static bool TryFind(string text, IReadOnlyCollection<IPAddress> own, out IPAddress address, out string fault)
    {
        (address, fault) = (IPAddress.None, "");
        if (IPAddress.TryParse(text, out var parsed))
        {
            address = parsed;
            fault = parsed.Equals(IPAddress.Any) || parsed.Equals(IPAddress.IPv6Any)
                ? $"is the address at which others reach this silo; nobody can reach {text}. Name an address or a network of this machine."
                : "";
        }
        else if (IPNetwork.TryParse(text, out var network))
        {
            List<IPAddress> fitting = [.. own.Where(network.Contains)];
            address = fitting.FirstOrDefault(IPAddress.None);
            fault = fitting.Count switch
            {
                0 => $"is a network in which this machine has no address: it is {text}, and the machine has {string.Join(", ", own)}.",
                1 => "",
                _ => $"is a network in which this machine has several addresses, {string.Join(", ", fitting)}: name one of them instead of {text}.",
            };
        }
        else
        {
            fault = $"is an IP address, or a network such as 10.0.0.0/8 in which this machine has one; it is '{text}'.";
        }

        return fault.Length == 0;
    }

    /// <summary>Of all interfaces that are up.</summary>
    public static IReadOnlyCollection<IPAddress> OfThisMachine() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(one => one.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
            .SelectMany(one => one.GetIPProperties().UnicastAddresses)
            .Select(one => one.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork || !address.IsIPv6LinkLocal),
    ];
}
