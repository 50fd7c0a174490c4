package dev.oneledger.samples.springboot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on some database and a free port of this machine. */
final class Started implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Started(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static Started on(String url, String user, String password, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password,
                "--spring.main.register-shutdown-hook=false",
                "--logging.level.root=warn",
                "--server.address=127.0.0.1",
                "--server.port=0"));
    arguments.addAll(List.of(more));
    return new Started(
        SpringApplication.run(CustomerApplication.class, arguments.toArray(String[]::new)));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    context.close();
  }
}
