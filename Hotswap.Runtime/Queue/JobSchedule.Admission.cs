namespace Hotswap;

/// <content>The room in the queue: who gets it at once, and who waits for it.</content>
internal sealed partial class JobSchedule
{
    private readonly LinkedList<AdmissionWaiter> _waiters = [];

    private bool HasRoom => _held < capacity && _waiters.Count == 0;

    /// <summary>Takes a job in, if there is room.</summary>
    /// <exception cref="InvalidOperationException">The queue was stopped.</exception>
    public bool TryAdmit(QueuedJob job, bool beyondCapacity)
    {
        lock (_lock)
        {
            ThrowIfStopped(fromJob: beyondCapacity);
            if (!beyondCapacity && !HasRoom)
            {
                return false;
            }

            _held++;
            Place(job);
            return true;
        }
    }

    /// <summary>Keeps room for a job that is about to be placed, if there is any.</summary>
    /// <exception cref="InvalidOperationException">The queue was stopped.</exception>
    public bool TryReserve(bool beyondCapacity)
    {
        lock (_lock)
        {
            ThrowIfStopped(fromJob: beyondCapacity);
            if (!beyondCapacity && !HasRoom)
            {
                return false;
            }

            _held++;
            return true;
        }
    }

    /// <summary>Waits for room, in the order of the calls; then takes the job in, or keeps the room where none is given.</summary>
    /// <exception cref="InvalidOperationException">The queue was stopped.</exception>
    public async Task AdmitAsync(QueuedJob? job, CancellationToken cancellationToken)
    {
        LinkedListNode<AdmissionWaiter> node;
        lock (_lock)
        {
            ThrowIfStopped();
            node = _waiters.AddLast(new AdmissionWaiter(job));
            AdmitWaiters();
        }

        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister((_, token) => GiveUp(node, token), null);
        await node.Value.Task.ConfigureAwait(false);
    }

    /// <summary>Puts a job into the room that was kept for it.</summary>
    public void PlaceReserved(QueuedJob job)
    {
        lock (_lock)
        {
            Place(job);
        }
    }

    /// <summary>Gives up room that was kept.</summary>
    public void CancelReserved()
    {
        lock (_lock)
        {
            _held--;
            AfterLeaving();
        }
    }

    private void GiveUp(LinkedListNode<AdmissionWaiter> node, CancellationToken token)
    {
        lock (_lock)
        {
            if (node.List is not null)
            {
                _waiters.Remove(node);
                node.Value.SetCanceled(token);

                // Who was behind it may have waited for it alone.
                AdmitWaiters();
            }
        }
    }

    private void AdmitWaiters()
    {
        while (_held < capacity && _waiters.First is { } first)
        {
            _waiters.RemoveFirst();
            _held++;
            if (first.Value.Job is { } job)
            {
                Place(job);
            }

            first.Value.SetResult();
        }
    }
}
