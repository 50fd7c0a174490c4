package dev.oneledger.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.StatusMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the status page, reports and health of a ledger from the JDK's {@code HttpServer}, under
 * any path: {@code server.createContext("/ledger", StatusHandler.of(ledger))}. Thread-safe.
 *
 * <p>It answers GET and HEAD, and nothing it serves changes anything. Who may see it is up to the
 * server: migrations and findings are for the people who run the application. Below its path:
 *
 * <ul>
 *   <li>nothing, or {@code /}: the page
 *   <li>{@code /health}: {@link Health} of all configured environments as JSON, with status 200 or
 *       503; {@code /health/prod}: that of one
 *   <li>{@code /status.json}, {@code /drift/prod.json}, {@code /journal.json}, {@code
 *       /journal/prod.json}, {@code /releases.json}: what {@link dev.oneledger.json.ReportJson}
 *       writes of the same reading; 404 for an environment that could not be read
 * </ul>
 *
 * <p>A ledger that cannot be read is answered with 503, and anything unforeseen with 500; the
 * reason is in the log and not in the answer. While one request waits for a database that hangs,
 * others get the reading before, and 503 when that is too old: give the server an executor with
 * more threads than one.
 */
public final class StatusHandler implements HttpHandler {
  /**
   * How long a reading is kept unless told otherwise: nobody who watches a page notices, and probes
   * and people together ask the databases at most so often.
   */
  public static final Duration DEFAULT_KEPT = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(StatusHandler.class);
  private static final String HEALTH = "health";
  private static final String READ_ONLY = "GET, HEAD";

  private final Ledger ledger;
  private final Duration kept;
  private final ReadingFormat format;
  private final Recent<Served> page;
  private final Recent<StatusMatrix> matrix;

  private StatusHandler(Ledger ledger, Duration kept, ReadingFormat format) {
    this.ledger = ledger;
    this.kept = kept;
    this.format = format;
    this.page = recent(() -> Served.of(ledger));
    this.matrix = recent(ledger::status);
  }

  private <T> Recent<T> recent(Supplier<T> source) {
    return new Recent<>(() -> read(source), kept, Recent.PATIENCE, System::nanoTime);
  }

  private <T> T read(Supplier<T> source) {
    try {
      return source.get();
    } catch (LedgerException e) {
      LOG.warn("The ledger of {} could not be read for its page or health", ledger.app(), e);
      throw new UnreadException(e);
    } catch (RuntimeException e) {
      LOG.error("The page of the ledger of {} could not be made", ledger.app(), e);
      throw new UnreadException(e);
    }
  }

  /** Serves a ledger's page and health, each read at most every {@link #DEFAULT_KEPT}. */
  public static StatusHandler of(Ledger ledger) {
    return new StatusHandler(ledger, DEFAULT_KEPT, JsonReports::of);
  }

  /**
   * The same with another time for which a reading is kept. There is at most one reading at a time
   * in any case; those who ask meanwhile get the one before, or wait for that one.
   */
  public StatusHandler keeping(Duration time) {
    return new StatusHandler(ledger, time, format);
  }

  /** The same with reports in another form. */
  StatusHandler reporting(ReadingFormat reports) {
    return new StatusHandler(ledger, kept, reports);
  }

  /** A reading and its page. */
  private static final class Served {
    private final LedgerReading reading;
    private final byte[] page;

    private Served(LedgerReading reading, byte[] page) {
      this.reading = reading;
      this.page = page;
    }

    static Served of(Ledger ledger) {
      LedgerReading reading = LedgerReading.of(ledger);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        StatusPage.write(reading, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Served(reading, out.toByteArray());
    }
  }

  /** Answers one request. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).send(exchange);
    }
  }

  private Answer answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", READ_ONLY);
      return Answer.text(405, "Only GET and HEAD: nothing can be changed here.");
    }
    try {
      return below(exchange).map(this::found).orElseGet(StatusHandler::notFound);
    } catch (UnreadException e) {
      return e.isForeseen() ? unreadable() : unforeseen();
    } catch (LedgerException e) {
      LOG.warn("A request for the ledger of {} failed: {}", ledger.app(), e.getMessage());
      return unreadable();
    } catch (RuntimeException e) {
      LOG.error("The page of the ledger of {} could not be made", ledger.app(), e);
      return unforeseen();
    }
  }

  private static Answer unreadable() {
    return Answer.text(503, "The ledger cannot be read at the moment. The log has the reason.");
  }

  private static Answer unforeseen() {
    return Answer.text(500, "This could not be answered. The log has the reason.");
  }

  /** What was asked for below the context's path; empty for a neighbour such as /ledgers. */
  private static Optional<String> below(HttpExchange exchange) {
    String context = exchange.getHttpContext().getPath();
    String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
    if (!path.startsWith(context)) {
      return Optional.empty();
    }
    String rest = path.substring(context.length());
    if (rest.isEmpty() || context.endsWith("/")) {
      return Optional.of(rest);
    }
    return rest.startsWith("/") ? Optional.of(rest.substring(1)) : Optional.empty();
  }

  private Answer found(String path) {
    if (path.isEmpty()) {
      return Answer.html(page.get().page);
    }
    if (path.equals(HEALTH)) {
      return health(ledger.environments().stream().map(Environment::name).toList());
    }
    if (path.startsWith(HEALTH + "/")) {
      String environment = path.substring(HEALTH.length() + 1);
      return ledger.environments().stream().map(Environment::name).anyMatch(environment::equals)
          ? health(List.of(environment))
          : notFound();
    }
    if (!JsonReports.hasForm(path)) {
      return notFound();
    }
    return format
        .json(page.get().reading, path)
        .map(json -> Answer.json(200, json))
        .orElseGet(StatusHandler::notFound);
  }

  private Answer health(List<String> environments) {
    Health health = healthOf(environments);
    return Answer.json(health.httpStatus(), health.toJson());
  }

  /** As {@link Health#of(Ledger)}: what did not answer is unreachable, the rest a failure. */
  private Health healthOf(List<String> environments) {
    try {
      return Health.of(matrix.get(), environments);
    } catch (UnreadException e) {
      if (e.isSilence()) {
        return Health.SILENT;
      }
      throw e;
    } catch (LedgerUnreachableException e) {
      LOG.warn("The health of the ledger of {} is not known: {}", ledger.app(), e.getMessage());
      return Health.SILENT;
    }
  }

  private static Answer notFound() {
    return Answer.text(404, "There is nothing of this name here.");
  }
}
