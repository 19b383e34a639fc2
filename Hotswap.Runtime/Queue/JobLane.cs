using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <summary>The jobs of one key that wait for an earlier one of it, first in, first out. A lane exists while a job of its key is ready, runs or is held up.</summary>
internal struct JobLane
{
    private QueuedJob? _first;
    private QueuedJob? _last;

    public void Append(QueuedJob job)
    {
        if (_last is null)
        {
            _first = job;
        }
        else
        {
            _last.NextInLane = job;
        }

        _last = job;
    }

    public bool TryTake([NotNullWhen(true)] out QueuedJob? job)
    {
        job = _first;
        if (job is null)
        {
            return false;
        }

        _first = job.NextInLane;
        job.NextInLane = null;
        if (_first is null)
        {
            _last = null;
        }

        return true;
    }
}
