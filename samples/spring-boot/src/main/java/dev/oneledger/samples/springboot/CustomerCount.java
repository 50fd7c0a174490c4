package dev.oneledger.samples.springboot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * How many customers there were when this bean was made. Spring Boot cannot know of a bean that
 * uses a plain data source that it needs tables, so the bean says it.
 */
// snippet: spring-depends
@Component
@DependsOnDatabaseInitialization // uses a plain DataSource, so it has to say it
class CustomerCount {
  final int atStart;

  CustomerCount(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM customer")) {
      count.next();
      atStart = count.getInt(1);
    }
  }
}
// end: spring-depends
