using LiveScore.Gateway.Problems;

namespace LiveScore.Gateway.OpenApi;

/// <summary>All facts that a route says of itself.</summary>
internal sealed class ApiDescription(IEnumerable<object> metadata)
{
    private readonly object[] _metadata = [.. metadata];

    public string? Summary => _metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>().LastOrDefault()?.Summary;

    public IEnumerable<ApiAnswer> Answers => _metadata.OfType<ApiAnswer>();

    public IEnumerable<ApiParameter> Parameters => _metadata.OfType<ApiParameters>().SelectMany(all => all.Parameters).Distinct();

    /// <summary>What can go wrong. A fault of ours can wherever something is done.</summary>
    public IEnumerable<ProblemType> Problems => IsOptions
        ? []
        : _metadata.OfType<ApiProblems>().SelectMany(all => all.Types).Append(ProblemType.Unexpected).Distinct();

    public ApiInput? Body => _metadata.OfType<ApiInput>().FirstOrDefault(input => !input.IsMessage);

    public ApiInput? Message => _metadata.OfType<ApiInput>().FirstOrDefault(input => input.IsMessage);

    public bool NeedsAdminKey => _metadata.OfType<ApiAdminKey>().Any();

    /// <summary>Whether the answer is not made by a handler that could fail.</summary>
    public bool IsOptions => Answers.Any(answer => answer.Headers.Contains(Microsoft.Net.Http.Headers.HeaderNames.Allow));

    public IEnumerable<string> MediaTypes => Answers.Select(answer => answer.MediaType).OfType<string>().Distinct(StringComparer.Ordinal);
}
