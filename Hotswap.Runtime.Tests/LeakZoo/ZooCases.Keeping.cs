namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>What a careless host keeps.</summary>
internal static partial class ZooCases
{
    private static Dictionary<string, string> Keeping => new()
    {
        ["KeptObject"] = Keep("new Node()"),
        ["KeptDelegate"] = Keep("(Action)Handle"),
        ["KeptType"] = Keep("typeof(Node)"),
        ["KeptMethod"] = Keep("typeof(Node).GetMethod(\"ToString\")!"),
        ["KeptBoxedEnum"] = Keep("Color.Red"),
        ["KeptEmptyArray"] = Keep("new Node[0]"),
        ["KeptEmptyList"] = Keep("new List<Node>()"),
        ["KeptIterator"] = Keep("Iterate()") + " static IEnumerable<int> Iterate() { yield return 1; }",
        ["KeptQuery"] = Keep("new[] { 1 }.Where(i => i > 0)"),
        ["KeptResourceStream"] = Keep("typeof(Node).Assembly.GetManifestResourceStream(\"zoo\")!"),
        ["KeptException"] = Thrown("e"),
        ["KeptDispatchInfo"] = Thrown("System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e)"),
        ["KeptStackTrace"] = Keep("new System.Diagnostics.StackTrace()"),
        ["KeptTask"] = "var t = Run(); t.Wait(); ZooHost.Kept.Add(t); _undo = () => ZooHost.Kept.Clear(); static async Task Run() { await Task.Yield(); Handle(); }",
        ["KeptGenericWeakReference"] = Keep("new WeakReference<Node>(new Node())"),
        ["KeptDictionaryKeyedByType"] = Keep("new Dictionary<Type, WeakReference> { [typeof(Node)] = new WeakReference(new Node()) }"),
    };

    private static Dictionary<string, string> HarmlessKeeping => new()
    {
        ["KeptText"] = "ZooHost.Kept.Add(typeof(Node).FullName!); ZooHost.Kept.Add((1, \"two\"));",
        ["KeptWeakReference"] = "ZooHost.Kept.Add(new WeakReference(new Node()));",
        ["KeptWeakTableKeyedByType"] = "var t = new System.Runtime.CompilerServices.ConditionalWeakTable<Type, object>(); t.Add(typeof(Node), new Node()); ZooHost.Kept.Add(t);",
        ["KeptLazy"] = "var l = new Lazy<string>(() => \"zoo\"); _ = l.Value; ZooHost.Kept.Add(l);",
        ["KeptEndedThread"] = "var t = new Thread(Handle); t.Start(); t.Join(); ZooHost.Kept.Add(t);",
    };

    private static string Thrown(string kept) =>
        $"try {{ throw new InvalidOperationException(); }} catch (Exception e) {{ ZooHost.Kept.Add({kept}); }} _undo = () => ZooHost.Kept.Clear();";
}
