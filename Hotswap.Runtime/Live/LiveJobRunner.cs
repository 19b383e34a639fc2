using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <summary>Finds the code of a live job in the tables of a generation, and runs it. Nothing of the plugin comes out.</summary>
internal static class LiveJobRunner
{
    /// <summary>What runs jobs of a name: a thing that has it now goes before one that had it.</summary>
    public static bool TryFind(VaultTables tables, string name, [NotNullWhen(true)] out LiveRunner? runner)
    {
        if (tables.TryGetRunner(name, out runner))
        {
            return true;
        }

        if (tables.Funcs.TryGetValue(name, out LiveFunc? func))
        {
            runner = func.Runner;
        }
        else if (tables.Types.TryGetValue(name, out LiveType? type))
        {
            runner = type.Runner;
        }
        else
        {
            runner = tables.TryGetFunc(name, out func) ? func.Runner : tables.TryGetType(name, out type) ? type.Runner : null;
        }

        return runner is not null;
    }

    /// <summary>Why <see cref="TryFind"/> found nothing.</summary>
    public static LiveJobUnknownException Unknown(VaultTables tables, LiveJob job)
    {
        if (tables.TryGetFunc(job.Name, out LiveFunc? func))
        {
            return new LiveJobUnknownException(
                job, $"cannot be run: live function \"{func.Name}\" has a parameter that cannot be live data, so it can be called through the vault only.");
        }

        return tables.TryGetType(job.Name, out LiveType? type)
            ? new LiveJobUnknownException(job, $"cannot be run: live type \"{type.Name}\" has no Handle or HandleAsync method.")
            : new LiveJobUnknownException(
                job,
                "is unknown: no plugin of the newest generation has a live function or live type of that name, nor one with it as [FormerName].");
    }

    /// <summary>Runs a job. To be called under a lease, which lasts until the work has ended.</summary>
    /// <exception cref="LiveJobException">As <see cref="PluginManager.RunAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">The code gave up because the token asked for it.</exception>
    /// <remarks>An async method, so that what the code puts into AsyncLocals does not stay on the caller's flow.</remarks>
    public static async ValueTask RunAsync(LiveRunner runner, LiveJob job, CancellationToken cancellationToken) =>
        await EndAsync(Start(runner, job, cancellationToken), job, cancellationToken).ConfigureAwait(false);

    /// <summary>The first half of <see cref="RunAsync"/>. Throws nothing; what the code throws is in the work.</summary>
    public static ValueTask Start(LiveRunner runner, LiveJob job, CancellationToken cancellationToken)
    {
        try
        {
            return runner(job, cancellationToken);
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    /// <summary>The second half of <see cref="RunAsync"/>: waits for work that was started, and says what came of it.</summary>
    public static async ValueTask EndAsync(ValueTask work, LiveJob job, CancellationToken cancellationToken)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (LiveJobDataException e) when (e.JobId == job.Id)
        {
            throw e.Detached(job);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e)
        {
            throw new LiveJobFailedException(job, e);
        }
    }
}
