package dev.oneledger.samples.springboot;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/**
 * Brings the database up to date while the context starts. {@link LedgerInitializerDetector} tells
 * Spring Boot of it, so that every bean which uses the database is made after this one.
 */
final class LedgerInitializer implements InitializingBean {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerInitializer.class);

  private final Ledger ledger;

  LedgerInitializer(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void afterPropertiesSet() {
    SyncReport report = ledger.sync(LedgerConfiguration.ENVIRONMENT);
    LOG.info("{}", report);
  }
}
