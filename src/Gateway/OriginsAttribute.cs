using System.ComponentModel.DataAnnotations;

namespace LiveScore.Gateway;

/// <summary>Origins as browsers send them: scheme, host and port, nothing behind; or a single <c>*</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OriginsAttribute : ValidationAttribute
{
    public const string Any = "*";

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var origins = (string[])value!;
        return origins is [Any] || Array.TrueForAll(origins, IsOrigin)
            ? null
            : new($"{GatewayOptions.Section}:{validationContext.MemberName} lists origins such as https://scores.example, or is a single *.");
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.GetLeftPart(UriPartial.Authority) == text;
}
