package dev.oneledger.samples.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.Ledger;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** The application on an empty database, and with a migration that fails. */
class CustomerApplicationIT {
  private static final String READINESS = "/actuator/health/readiness";

  private static Started start(TestDatabase database, String... more) {
    return Started.on(database.url(), database.user(), database.password(), more);
  }

  @Test
  void beans_that_use_the_database_when_they_are_made_find_it_up_to_date() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      try (Started first = start(database)) {
        assertThat(first.bean(FirstCustomer.class).found()).containsExactly("Ada Ltd");
        assertThat(first.bean(Customers.class).findAll())
            .extracting(Customer::name, Customer::isActive)
            .containsExactly(tuple("Ada Ltd", true));
      }
      try (Started second = start(database)) {
        assertThat(second.bean(CustomerCount.class).atStart).isEqualTo(1);
        assertThat(second.bean(Ledger.class).plan("default").steps()).isEmpty();
      }
    }
  }

  @Test
  void the_ledger_is_part_of_readiness_and_its_page_is_an_endpoint() throws Exception {
    try (TestDatabase database = TestPostgres.freshDatabase();
        Started started = start(database)) {
      HttpResponse<String> ready = started.get(READINESS);
      HttpResponse<String> page = started.get("/actuator/ledger");

      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).contains("\"ledger\":\"up\"");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
      assertThat(page.body().replace("<wbr>", "")).contains("001_customer", "002_active");

      database.execute("DROP SCHEMA oneledger CASCADE");
      HttpResponse<String> lost = started.get(READINESS);
      assertThat(lost.statusCode()).isEqualTo(503);
      assertThat(lost.body()).contains("\"ledger\":\"waiting\"").contains("\"waiting\":2");
      assertThat(started.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_migration_that_fails_stops_the_start_with_its_place_and_reason() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      ByteArrayOutputStream console = new ByteArrayOutputStream();
      PrintStream before = System.out;
      System.setOut(new PrintStream(console, true, UTF_8));
      Throwable failure;
      try {
        failure = catchThrowable(() -> start(database, "--ledger.migrations=db/broken").close());
      } finally {
        System.setOut(before);
      }

      assertThat(failure).hasRootCauseInstanceOf(SQLException.class);
      assertThat(failure)
          .extracting(CustomerApplicationIT::migrationFailure)
          .extracting(failed -> failed.migration().toString(), failed -> failed.line())
          .containsExactly("002_active", 2);
      assertThat(console.toString(UTF_8))
          .contains("APPLICATION FAILED TO START")
          .contains("Migration '002_active'")
          .contains("failed at line 2")
          .contains("custmer");
      assertThat(database.query("SELECT count(*) FROM customer")).containsExactly("0");
    }
  }

  private static MigrationFailedException migrationFailure(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof MigrationFailedException)) {
      cause = cause.getCause();
    }
    return (MigrationFailedException) cause;
  }

  @Test
  void it_runs_on_the_spring_boot_that_it_is_built_for() {
    assertThat(SpringBootVersion.getVersion())
        .isEqualTo(System.getProperty("oneledger.springBoot"));
  }
}
