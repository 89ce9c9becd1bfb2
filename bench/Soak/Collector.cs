using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace LiveScore.Soak;

/// <summary>
/// Has the runtime of another process collect all garbage, by its diagnostic port, as its own tools do (dotnet/diagnostics,
/// ipc-protocol.md): a trace that asks for nothing but that, and is closed again.
/// </summary>
internal static class Collector
{
    private const string Provider = "Microsoft-Windows-DotNETRuntime";
    private const ulong GarbageCollection = 0x80_0001;
    private const byte EventPipe = 2, CollectTracing2 = 3, Server = 0xFF, Ok = 0;
    private const uint Megabytes = 1, NetTrace = 1, Verbose = 5;
    private const int HeadLength = 20;

    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(1);

    public static async Task CollectAsync(int process, CancellationToken cancellationToken)
    {
        var address = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*-socket").Single();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellationToken);
        await socket.SendAsync(Request(), cancellationToken);
        var head = new byte[HeadLength];
        for (var read = 0; read < HeadLength;)
        {
            var count = await socket.ReceiveAsync(head.AsMemory(read), cancellationToken);
            read += count > 0 ? count : throw new IOException("The diagnostic port was closed.");
        }

        if (head[16] != Server || head[17] != Ok)
        {
            throw new IOException("The runtime does not collect on request.");
        }

        // Nothing tells that it is done; collecting a hundred megabytes takes a tenth of this.
        await Task.Delay(s_time, TimeProvider.System, cancellationToken);
    }

    private static byte[] Request()
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body, Encoding.Unicode);
        writer.Write(Megabytes);
        writer.Write(NetTrace);
        // No names of methods at the end.
        writer.Write(false);
        writer.Write(1u);
        writer.Write(GarbageCollection);
        writer.Write(Verbose);
        writer.Write((uint)Provider.Length + 1);
        writer.Write(Encoding.Unicode.GetBytes(Provider + "\0"));
        writer.Write(0u);
        writer.Flush();

        var request = new byte[HeadLength + body.Length];
        Encoding.ASCII.GetBytes("DOTNET_IPC_V1\0").CopyTo(request, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(request.AsSpan(14), (ushort)request.Length);
        (request[16], request[17]) = (EventPipe, CollectTracing2);
        body.ToArray().CopyTo(request, HeadLength);
        return request;
    }
}
