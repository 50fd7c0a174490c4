package dev.oneledger.samples.springboot;

import dev.oneledger.Ledger;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What the ledger says of its database, for the readiness probe. Not for liveness: another start
 * mends nothing.
 */
@Component
class LedgerHealthIndicator implements HealthIndicator {
  private final Ledger ledger;

  LedgerHealthIndicator(Ledger ledger) {
    this.ledger = ledger;
  }

  // snippet: spring-health
  @Override
  public Health health() {
    dev.oneledger.page.Health health = dev.oneledger.page.Health.of(ledger);
    return (health.isReady() ? Health.up() : Health.outOfService())
        .withDetail("ledger", health.word().label())
        .withDetail("waiting", health.waiting())
        .withDetail("inDoubt", health.inDoubt())
        .withDetail("drifted", health.drifted())
        .build();
  }

  // end: spring-health
}
