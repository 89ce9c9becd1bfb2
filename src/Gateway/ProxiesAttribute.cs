using System.ComponentModel.DataAnnotations;
using System.Net;

namespace LiveScore.Gateway;

/// <summary>Addresses such as <c>10.0.0.7</c>, or networks such as <c>10.0.0.0/8</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProxiesAttribute : ValidationAttribute
{
    public static IPNetwork Parse(string text) =>
        TryParse(text, out var network) ? network : throw new FormatException($"'{text}' is neither an address nor a network.");

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        Array.TrueForAll((string[])value!, text => TryParse(text, out _))
            ? null
            : new($"{GatewayOptions.Section}:{validationContext.MemberName} lists IP addresses such as 10.0.0.7, or networks such as 10.0.0.0/8.");

    private static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }
}
