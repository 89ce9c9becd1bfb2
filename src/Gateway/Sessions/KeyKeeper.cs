using Microsoft.AspNetCore.DataProtection;

namespace LiveScore.Gateway.Sessions;

/// <summary>
/// Reads the key ring behind the web server's back, again and again, so that no request waits for it and no gateway is left behind.
/// Scores need no keys: until the ring was read there are just no sessions.
/// </summary>
internal sealed partial class KeyKeeper(
    KeyRing ring, SharedKeys keys, IDataProtectionProvider protection, UserNames names, TimeProvider time, ILogger<KeyKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromMilliseconds(250), s_lastRetry = TimeSpan.FromSeconds(15);

    // How long a gateway may not know a key that another one uses. New ones are made days before they are used.
    private static readonly TimeSpan s_look = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isCutOff;

    /// <summary>Ends when cookies can be read and written.</summary>
    public Task Ready => _ready.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retry = s_firstRetry;
        while (true)
        {
            var wait = s_look;
            if (await LookAsync())
            {
                retry = s_firstRetry;
            }
            else
            {
                (wait, retry) = (retry, retry * 2 < s_lastRetry ? retry * 2 : s_lastRetry);
            }

            await Task.Delay(wait, time, stoppingToken);
        }
    }

    /// <summary>Reads the ring now. False when that failed.</summary>
    internal async Task<bool> LookAsync()
    {
        try
        {
            if (await ring.ReadAsync())
            {
                keys.Alter();
            }

            // The first of all gateways makes a key here.
            protection.CreateProtector(nameof(KeyKeeper)).Protect([]);
            if (_ready.TrySetResult())
            {
                names.Prepare();
            }
        }
        catch (Exception fault)
        {
            if (!_isCutOff)
            {
                NoAnswer(logger, fault);
            }

            _isCutOff = true;
            return false;
        }

        if (_isCutOff)
        {
            AnswersAgain(logger);
        }

        _isCutOff = false;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of sessions cannot be read; where they were not read before, nobody gets a session")]
    private static partial void NoAnswer(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The keys of sessions can be read")]
    private static partial void AnswersAgain(ILogger logger);
}
