using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>How a method hands out its result: the way there in the grain, the way back at the caller.</summary>
internal abstract class ReturnShape
{
    public static ReturnShape Of(Type type)
    {
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return type == typeof(Task) ? new PlainTask() : new PlainValueTask();
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        var shape = definition == typeof(Task<>) ? typeof(TaskOf<>)
            : definition == typeof(ValueTask<>) ? typeof(ValueTaskOf<>)
            : definition == typeof(IAsyncEnumerable<>) ? typeof(Sequence<>)
            : throw new NotSupportedException($"A grain method cannot return {type}.");
        return (ReturnShape)Activator.CreateInstance(shape.MakeGenericType(type.GetGenericArguments()))!;
    }

    public abstract object Call(ClusterClient client, GrainId id, GrainMethod method, object?[] arguments);

    public abstract Task<object?> Unwrap(object returned);

    private sealed class PlainTask : ReturnShape
    {
        public override object Call(ClusterClient client, GrainId id, GrainMethod method, object?[] arguments) =>
            client.Call(id, method, arguments);

        public override async Task<object?> Unwrap(object returned)
        {
            await (Task)returned;
            return null;
        }
    }

    private sealed class PlainValueTask : ReturnShape
    {
        public override object Call(ClusterClient client, GrainId id, GrainMethod method, object?[] arguments) =>
            new ValueTask(client.Call(id, method, arguments));

        public override async Task<object?> Unwrap(object returned)
        {
            await (ValueTask)returned;
            return null;
        }
    }

    private class TaskOf<T> : ReturnShape
    {
        public override object Call(ClusterClient client, GrainId id, GrainMethod method, object?[] arguments) =>
            Typed(client, id, method, arguments);

        public override async Task<object?> Unwrap(object returned) => await (Task<T>)returned;

        protected static async Task<T> Typed(ClusterClient client, GrainId id, GrainMethod method, object?[] arguments) =>
            (T)(await client.Call(id, method, arguments))!;
    }

    private sealed class ValueTaskOf<T> : TaskOf<T>
    {
        public override object Call(ClusterClient client, GrainId id, GrainMethod method, object?[] arguments) =>
            new ValueTask<T>(Typed(client, id, method, arguments));

        public override async Task<object?> Unwrap(object returned) => await (ValueTask<T>)returned;
    }

    private sealed class Sequence<T> : ReturnShape
    {
        public override object Call(ClusterClient client, GrainId id, GrainMethod method, object?[] arguments) =>
            new RemoteSequence<T>(client, id, method, arguments);

        public override Task<object?> Unwrap(object returned) => throw new NotSupportedException();
    }
}
