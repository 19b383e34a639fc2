namespace Hotswap.Runtime.Tests.Hammer;

/// <summary>Stands at every door of one hammered plugin object: no call may begin after, or be inside during, its OnFree.</summary>
public sealed class HammerGuard(HammerBoard board, string plugin, long id)
{
    private int _inside;
    private int _frees;

    public string Plugin => plugin;

    public long Id => id;

    public int Frees => Volatile.Read(ref _frees);

    private void Enter(string call)
    {
        Interlocked.Increment(ref _inside);
        Check(call, "entered");
    }

    private void Exit(string call)
    {
        Check(call, "left");
        Interlocked.Decrement(ref _inside);
    }

    public int Sync(string call, Func<int> body)
    {
        Enter(call);
        try
        {
            return body();
        }
        catch (Exception e)
        {
            board.Violate($"{call} of {plugin} {id} failed: {e}");
            throw;
        }
        finally
        {
            Exit(call);
        }
    }

    public async Task<int> Async(string call, Func<Task<int>> body)
    {
        Enter(call);
        try
        {
            return await body();
        }
        catch (Exception e)
        {
            board.Violate($"{call} of {plugin} {id} failed: {e}");
            throw;
        }
        finally
        {
            Exit(call);
        }
    }

    /// <summary>To be called by OnFree.</summary>
    public void Free()
    {
        if (Interlocked.Increment(ref _frees) != 1)
        {
            board.Violate($"OnFree of {plugin} {id} ran again");
        }

        if (Volatile.Read(ref _inside) is var inside and not 0)
        {
            board.Violate($"OnFree of {plugin} {id} ran under {inside} calls");
        }
    }

    private void Check(string call, string moment)
    {
        if (Volatile.Read(ref _frees) != 0)
        {
            board.Violate($"{call} of {plugin} {id} was {moment} after OnFree");
        }
    }
}
