using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Prepares a version's code before it serves: runs the static constructors and compiles the methods that its entry leads
/// to, so that the first callers do not pay for it. Ends early when the budget is spent.
/// </summary>
[RequiresUnreferencedCode("Looks at methods of a plugin that was loaded at run time.")]
internal sealed class WarmUpRunner(TimeSpan budget, TimeProvider time, ILogger logger)
{
    private volatile Type? _constructed;

    /// <summary>The type whose static constructor runs at this moment. May be asked from any thread.</summary>
    public string? Constructed => _constructed?.FullName;

    /// <summary>Warms a version up; runs plugin code (static constructors).</summary>
    public void Run(PluginVersionId version, Assembly assembly, byte[] image, string entryType)
    {
        long start = time.GetTimestamp();

        // Of its own: this may outlive the load, if it is held up for longer than lifecycle code may take.
        using AssemblyImage read = new(image);
        (IReadOnlyList<int> methods, IReadOnlyList<int> staticConstructors) = ReachableMethods.From(read, entryType);
        Module module = assembly.ManifestModule;
        ModuleHandle handle = module.ModuleHandle;
        foreach (int type in staticConstructors)
        {
            if (time.GetElapsedTime(start) >= budget)
            {
                logger.WarmUpCutShort(version, 0, methods.Count, budget);
                return;
            }

            RunStaticConstructor(version, module, type);
        }

        for (int i = 0; i < methods.Count; i++)
        {
            if (time.GetElapsedTime(start) >= budget)
            {
                logger.WarmUpCutShort(version, i, methods.Count, budget);
                return;
            }

            Prepare(handle, methods[i]);
        }
    }

    private void RunStaticConstructor(PluginVersionId version, Module module, int token)
    {
        Type? type = null;
        try
        {
            type = module.ResolveType(token);
            if (!type.ContainsGenericParameters)
            {
                _constructed = type;
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
        }
        catch (TypeInitializationException e)
        {
            // Whoever uses the type will get this exception; whether that is ever done is not known here.
            logger.StaticConstructorFailed(version, type!.FullName ?? type.Name, ErrorText.Of(e.InnerException ?? e));
        }
        catch (Exception e) when (type is null && e is not OutOfMemoryException)
        {
            // A type that cannot be loaded fails where it is used.
        }
        finally
        {
            _constructed = null;
        }
    }

    private static void Prepare(ModuleHandle module, int token)
    {
        try
        {
            RuntimeHelpers.PrepareMethod(module.ResolveMethodHandle(token));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Code that cannot be compiled fails when it is called; that is for the caller to see.
        }
    }
}
