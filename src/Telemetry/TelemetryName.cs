namespace LiveScore.Telemetry;

/// <summary>What this process is called by those who watch it.</summary>
internal sealed record TelemetryName(string Service);
