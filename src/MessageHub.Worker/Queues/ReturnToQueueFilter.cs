using System.Runtime.ExceptionServices;
using MassTransit;
using MessageHub.Register;

namespace MessageHub.Worker.Queues;

/// <summary>Lets a delivery go back to its queue when it is not the delivery that is wrong.</summary>
internal sealed class ReturnToQueueFilter : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception.GetBaseException() is RegisterException { IsTransient: true } or OperationCanceledException)
            ExceptionDispatchInfo.Throw(context.Exception);
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("returnToQueue");
}
