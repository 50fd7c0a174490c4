package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.crash.CuttingRelay.Moment;
import dev.oneledger.reliability.crash.CuttingRelay.Trap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The call is sent, and the connections are cut at a moment on the wire; where a call sends
 * nothing, right after it.
 */
final class WireFault implements Fault {
  private final CuttingRelay relay;
  private final Moment moment;
  private final Runnable effect;
  private final Runnable repair;
  private final CountDownLatch happened = new CountDownLatch(1);
  private boolean isStruck;

  private WireFault(CuttingRelay relay, Moment moment, Runnable effect, Runnable repair) {
    this.relay = relay;
    this.moment = moment;
    this.effect = effect;
    this.repair = repair;
  }

  /** Only the connections are cut. */
  static WireFault cutting(CuttingRelay relay, Moment moment) {
    return new WireFault(relay, moment, () -> {}, () -> {});
  }

  /** The server is killed when it has got the call, and started again when all is over. */
  static WireFault killing(CuttingRelay relay, Runnable kill, Runnable start) {
    return new WireFault(relay, Moment.REQUEST_SENT, kill, start);
  }

  @Override
  public @Nullable Object strike(Call call) throws Throwable {
    isStruck = true;
    relay.arm(new Trap(moment, this::happen));
    try {
      return call.proceed();
    } finally {
      if (relay.disarm()) {
        happen();
        relay.cut();
      }
    }
  }

  private void happen() {
    try {
      effect.run();
    } finally {
      happened.countDown();
    }
  }

  @Override
  public void settle() {
    if (!isStruck) {
      return;
    }
    try {
      happened.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a fault took its course", interrupted);
    }
    repair.run();
  }
}
