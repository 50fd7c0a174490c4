package dev.oneledger.samples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. What concerns the ledger is in {@link LedgerConfiguration}. */
@SpringBootApplication
public class CustomerApplication {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(CustomerApplication.class, arguments);
  }
}
