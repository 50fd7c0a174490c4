package dev.oneledger.samples.springboot;

import org.springframework.data.repository.ListCrudRepository;

/** The customers, by JPA. */
interface Customers extends ListCrudRepository<Customer, Integer> {}
