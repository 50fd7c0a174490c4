package dev.oneledger.samples.springboot;

import dev.oneledger.Ledger;
import dev.oneledger.page.LedgerReading;
import dev.oneledger.page.StatusPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * The status page at {@code /actuator/ledger}: an endpoint of Actuator, so that its port and its
 * protection are those of all endpoints.
 */
@Component
@WebEndpoint(id = "ledger")
class LedgerEndpoint {
  private final Ledger ledger;

  LedgerEndpoint(Ledger ledger) {
    this.ledger = ledger;
  }

  // snippet: spring-page
  @ReadOperation(produces = "text/html;charset=UTF-8")
  public byte[] page() throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    StatusPage.write(LedgerReading.of(ledger), page);
    return page.toByteArray();
  }

  // end: spring-page
}
