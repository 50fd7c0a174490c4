package dev.oneledger.samples.springboot;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A customer. Hibernate compares this with the table when it begins. */
@Entity
class Customer {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Integer id;

  private String name = "";
  private boolean active = true;

  /** For Hibernate. */
  protected Customer() {}

  Customer(String name) {
    this.name = name;
  }

  @Nullable Integer id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean isActive() {
    return active;
  }
}
