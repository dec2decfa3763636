namespace Dashboard.Web.Components;

internal static partial class FaultLog
{
    [LoggerMessage(LogLevel.Error, "A part of a page failed.")]
    public static partial void Failed(ILogger logger, Exception exception);
}
