namespace Hotswap;

/// <summary>Something to be done in a store; completes when it is durable.</summary>
internal abstract class StoreWork
{
    /// <summary>Does it, inside a transaction.</summary>
    public abstract void Do(StoreStatements statements);

    /// <summary>The transaction was committed. Does nothing after <see cref="Fail"/>.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception e);
}

/// <inheritdoc cref="StoreWork"/>
internal sealed class StoreWork<T>(Func<StoreStatements, T> work) : StoreWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override void Do(StoreStatements statements) => _result = work(statements);

    public override void Succeed() => _done.TrySetResult(_result!);

    public override void Fail(Exception e) => _done.TrySetException(e);
}
