using LiveScore.Gateway.Guards;

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
            catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
            {
                Clear(context.Response, fault.StatusCode);
            }
            catch (Exception fault) when (!context.Response.HasStarted)
            {
                Failed(logger, fault, context.Request.Method, context.Request.Path);
                Clear(context.Response, StatusCodes.Status500InternalServerError);
            }

            var response = context.Response;
            if (!response.HasStarted && response is { StatusCode: >= 400, ContentType: null, ContentLength: null })
            {
                await Problem.ForStatus(response.StatusCode).ExecuteAsync(context);
            }
        });
    }

    private static void Clear(HttpResponse response, int status)
    {
        response.Clear();
        response.StatusCode = status;
        SecurityHeaders.Set(response);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void Failed(ILogger logger, Exception fault, string method, PathString path);
}
