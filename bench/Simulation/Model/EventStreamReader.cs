using System.Text;

namespace LiveScore.Simulation.Model;

/// <summary>Reads Server-Sent Events as the specification has it, however the bytes are cut. What is not complete is no event.</summary>
internal sealed class EventStreamReader
{
    private readonly List<byte> _line = [];
    private readonly StringBuilder _data = new();
    private string _name = "", _id = "";
    private bool _hasId, _hasData, _wasReturn;

    /// <summary>The events that end within these bytes.</summary>
    public IEnumerable<StreamEvent> Read(ReadOnlyMemory<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var one = bytes.Span[i];
            var endsPair = one == '\n' && _wasReturn;
            _wasReturn = one == '\r';
            if (endsPair)
            {
                continue;
            }

            if (one is not ((byte)'\n' or (byte)'\r'))
            {
                _line.Add(one);
            }
            else if (_line.Count > 0)
            {
                Take(Encoding.UTF8.GetString([.. _line]));
                _line.Clear();
            }
            else if (End() is { } told)
            {
                yield return told;
            }
        }
    }

    private void Take(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var (field, value) = colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..]);
        value = value.StartsWith(' ') ? value[1..] : value;
        switch (field)
        {
            case "event":
                _name = value;
                break;
            case "id":
                (_id, _hasId) = (value, true);
                break;
            case "data":
                _data.Append(_hasData ? "\n" : "").Append(value);
                _hasData = true;
                break;
            default:
                // A comment, or when to come back.
                break;
        }
    }

    private StreamEvent? End()
    {
        var told = _hasData ? new StreamEvent(_name, _hasId ? _id : null, _data.ToString()) : null;
        _data.Clear();
        (_name, _id, _hasId, _hasData) = ("", "", false, false);
        return told;
    }
}

/// <param name="Name">Of its kind.</param>
/// <param name="Id">Null where it has none.</param>
/// <param name="Data">What it says.</param>
internal sealed record StreamEvent(string Name, string? Id, string Data);
