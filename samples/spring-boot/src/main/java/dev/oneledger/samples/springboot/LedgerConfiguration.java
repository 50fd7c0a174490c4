package dev.oneledger.samples.springboot;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.spi.MigrationSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger of this application, and what brings its database up to date. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
  /** The one environment a running application knows: its own. */
  static final String ENVIRONMENT = "default";

  // snippet: spring-beans
  @Bean
  Ledger ledger(
      DataSource dataSource,
      @Value("${spring.application.name}") String app,
      @Value("${ledger.migrations:db/ledger}") String migrations) {
    return Ledger.forApp(app)
        .store(JdbcLedgerStore.on(dataSource))
        .migrations(MigrationSource.classpath(migrations))
        .environment(Environment.managed(ENVIRONMENT, JdbcTarget.on(dataSource)))
        .open();
  }

  @Bean
  LedgerInitializer ledgerInitializer(Ledger ledger) {
    return new LedgerInitializer(ledger);
  }

  // end: spring-beans
}
