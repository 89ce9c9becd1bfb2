namespace LiveScore.Gateway.Problems;

internal static partial class ProblemExtensions
{
    /// <summary>
    /// Gives every failure a problem document: routes that do not exist, methods that they do not take, and faults, of which
    /// nothing is told but that they happened.
    /// </summary>
    public static void UseProblems(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("LiveScore.Gateway.Problems");
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (!context.Response.HasStarted && fault is not BadHttpRequestException)
            {
                Failed(logger, fault, context.Request.Method, context.Request.Path);
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }

            var response = context.Response;
            if (!response.HasStarted && response is { StatusCode: >= 400, ContentType: null, ContentLength: null })
            {
                await Problem.ForStatus(response.StatusCode).ExecuteAsync(context);
            }
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void Failed(ILogger logger, Exception fault, string method, PathString path);
}
