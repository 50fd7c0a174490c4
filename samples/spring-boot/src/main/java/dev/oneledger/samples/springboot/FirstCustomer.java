package dev.oneledger.samples.springboot;

import jakarta.annotation.PostConstruct;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes sure that there is a customer, as soon as this bean is made: the table must be there. */
@Component
class FirstCustomer {
  private final Customers customers;
  private final JdbcTemplate jdbc;
  private List<String> found = List.of();

  FirstCustomer(Customers customers, JdbcTemplate jdbc) {
    this.customers = customers;
    this.jdbc = jdbc;
  }

  @PostConstruct
  void add() {
    if (customers.count() == 0) {
      customers.save(new Customer("Ada Ltd"));
    }
    found = jdbc.queryForList("SELECT name FROM customer ORDER BY id", String.class);
  }

  /** The names that were there when this bean was made. */
  List<String> found() {
    return found;
  }
}
