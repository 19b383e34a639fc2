using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>A plugin that does one of the cases in OnInit, and undoes it in OnFree if it was loaded with <c>true</c>.</summary>
internal static class ZooAnimal
{
    public static PluginText Of(PluginText plugin, string setUp) => plugin with
    {
        OnLoad = "_remedied = (bool)data!;",
        OnInit = "Animal.SetUp(); ZooHost.Register(Animal._undo);",
        OnFree = "if (_remedied) Animal._undo!();",
        Members = "private static bool _remedied;",
        Types = $$"""
            internal static class Animal
            {
                internal static Action? _undo;
                internal static object? _field;
                private static event Action? _own;
                [ThreadStatic] private static Node? _perThread;
                private static readonly AsyncLocal<Node> _local = new();
                private static event Action? Forwarded { add => ZooHost.Happened += value; remove => ZooHost.Happened -= value; }
                private static void Handle() => _field ??= new Node();
                internal static void SetUp() { {{setUp}} }
            }
            public sealed class Node { public string? Name { get; set; } public override string ToString() => "node"; }
            public struct Plain { public int N; }
            public enum Color { Red }
            public interface IProxied { void Call(); }
            public class Proxy : DispatchProxy { protected override object? Invoke(MethodInfo? method, object?[]? args) => null; }
            internal static class Statics<T> { internal static T? Value; }
            internal sealed class Writer : System.IO.StringWriter;
            internal sealed class Context : SynchronizationContext;
            internal sealed class Culture() : System.Globalization.CultureInfo("");
            internal sealed class Principal() : System.Security.Principal.GenericPrincipal(new System.Security.Principal.GenericIdentity("zoo"), null);
            internal sealed class Encodings : System.Text.EncodingProvider
            {
                public override System.Text.Encoding? GetEncoding(int page) => null;
                public override System.Text.Encoding? GetEncoding(string name) => null;
            }
            internal sealed class Handler : System.Net.Http.HttpMessageHandler
            {
                protected override async Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, CancellationToken cancellation)
                {
                    await Task.Yield();
                    return new System.Net.Http.HttpResponseMessage { Content = new System.Net.Http.StringContent("zoo") };
                }
            }
            internal sealed class Observer : IObserver<System.Diagnostics.DiagnosticListener>
            {
                public void OnCompleted() { }
                public void OnError(Exception error) { }
                public void OnNext(System.Diagnostics.DiagnosticListener value) { }
            }
            internal sealed class DiagnosticObserver : IObserver<KeyValuePair<string, object?>>
            {
                public void OnCompleted() { }
                public void OnError(Exception error) { }
                public void OnNext(KeyValuePair<string, object?> value) { }
            }
            internal sealed class Listener : System.Diagnostics.TraceListener
            {
                public override void Write(string? message) { }
                public override void WriteLine(string? message) { }
            }
            internal sealed class Events : System.Diagnostics.Tracing.EventListener;
            internal sealed class Source() : System.Diagnostics.Tracing.EventSource("Zoo");

            // What the source generator of System.Text.Json writes, in short.
            internal sealed class JsonOfNode() : System.Text.Json.Serialization.JsonSerializerContext(null)
            {
                protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;

                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => type != typeof(Node) ? null
                    : System.Text.Json.Serialization.Metadata.JsonMetadataServices.CreateObjectInfo<Node>(
                        Options, new() { ObjectCreator = () => new Node(), PropertyMetadataInitializer = _ => [] });
            }
            """,
        Resource = [1, 2, 3],
    };
}
