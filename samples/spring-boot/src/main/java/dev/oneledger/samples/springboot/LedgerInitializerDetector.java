package dev.oneledger.samples.springboot;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/**
 * Tells Spring Boot which bean initializes the database; {@code META-INF/spring.factories} names
 * this class. Spring Boot then makes entity managers, {@code JdbcTemplate} and {@code JdbcClient}
 * after it, as with Flyway and Liquibase, and whatever else says
 * {@code @DependsOnDatabaseInitialization}.
 */
// snippet: spring-detector
public final class LedgerInitializerDetector
    extends AbstractBeansOfTypeDatabaseInitializerDetector {
  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(LedgerInitializer.class);
  }
}
// end: spring-detector
