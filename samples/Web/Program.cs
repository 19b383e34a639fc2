using Samples.Web;

await Service.Build(WebApplication.CreateBuilder(args)).RunAsync();
