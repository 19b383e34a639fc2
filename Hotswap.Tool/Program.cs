using Hotswap.Tool;
using Hotswap.Tool.Terminal;

return await HotswapTool.RunAsync(args, ToolConsole.ForProcess());
