package dev.oneledger.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  private static final String SECRET = Terminal.SECRET;

  @TempDir Path folder;

  private Configuration read(String ledger, String environment) throws IOException {
    Path file = folder.resolve("oneledger.yaml");
    Files.writeString(
        file,
        """
        app: shop
        migrations: db
        ledger:
        %s
        environments:
          dev:
        %s
        """
            .formatted(ledger.indent(2), environment.indent(4)));
    return Configuration.read(file, Map.of("SET", SECRET));
  }

  private void refused(String ledger, String environment, String message) {
    assertThatThrownBy(() -> read(ledger, environment).ledgerFor("dev"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void credentials_come_from_variables_and_files() throws IOException {
    Files.writeString(folder.resolve("password"), SECRET + "\n");
    Configuration read =
        read(
            "url: jdbc:postgresql://127.0.0.1/a?currentSchema=user_data\n"
                + "userEnv: SET\n"
                + "passwordFile: password",
            "mode: managed\nurl: jdbc:mariadb://127.0.0.1/a\nuserEnv: SET\npasswordEnv: SET");

    assertThat(read.ledgerFor("dev").open().environments()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"password: " + SECRET, "user: " + SECRET, "username: " + SECRET})
  void literal_credentials_are_refused_and_not_quoted(String line) {
    refused(
        "url: jdbc:h2:mem:a\n" + line,
        "mode: export-only",
        "credentials do not stand in this file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1/a?ssl=true&password=" + SECRET,
        "jdbc:postgresql://127.0.0.1/a?sslpassword=" + SECRET,
        "jdbc:postgresql://me:" + SECRET + "@127.0.0.1/a",
        "jdbc:mariadb://127.0.0.1/a?user=" + SECRET,
        "jdbc:h2:mem:a;PASSWORD=" + SECRET
      })
  void credentials_in_a_url_are_refused_and_not_quoted(String url) {
    refused("url: " + url, "mode: export-only", "ledger.url: credentials do not stand");
  }

  @Test
  void a_secret_that_was_put_where_a_name_belongs_is_not_quoted() {
    refused(
        "url: jdbc:h2:mem:a\npasswordEnv: " + SECRET,
        "mode: export-only",
        "ledger.passwordEnv: no environment variable of this name is set");
    refused(
        "url: jdbc:h2:mem:a\npasswordFile: " + SECRET,
        "mode: export-only",
        "ledger.passwordFile: the file cannot be read");
  }

  @Test
  void what_is_no_yaml_is_told_by_its_place_and_not_quoted() {
    refused(
        "url: [" + SECRET, "mode: export-only", "oneledger.yaml:6: this is not YAML, or has a key");
  }

  @Test
  void a_refusal_names_file_and_line() throws IOException {
    refused(
        "url: jdbc:h2:mem:a", "mode: manged", "oneledger.yaml:8: environments.dev.mode: no such");
    refused(
        "url: jdbc:h2:mem:a\nusrEnv: SET", "mode: managed", "oneledger.yaml:5: ledger.usrEnv: unk");
    refused(
        "userEnv: SET",
        "mode: export-only",
        "oneledger.yaml:3: ledger.url: expected a text, and there is none.");
    refused(
        "url: jdbc:h2:mem:a",
        "mode: export-only\nmode: managed",
        "oneledger.yaml:9: this is not YAML, or has a key twice, at column 9. Mend that line.");
    Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
    assertThatThrownBy(() -> Configuration.read(empty, Map.of()))
        .hasMessage("empty.yaml: the file is not a list of keys and values.");
  }

  @Test
  void conditions_of_environments_and_gates_are_read_and_checked() throws IOException {
    String managed = "mode: managed\nurl: jdbc:h2:mem:a\n";
    read(
            "url: jdbc:h2:mem:a\nschema: ledgers",
            managed
                + "outOfOrder: allow\nlockTimeout: 30\nschema: app\njournalSchema: keep\n"
                + "directUrl: jdbc:h2:mem:b")
        .ledgerFor("dev");
    refused("url: jdbc:h2:mem:a", managed + "outOfOrder: alow", "nearest is allow");
    refused("url: jdbc:h2:mem:a", managed + "lockTimeout: 0", "expected a whole number from 1 on.");
    refused(
        "url: jdbc:h2:mem:a",
        "mode: reconcile\nurl: jdbc:h2:mem:a\nhistory: rails\nzone: Berlin",
        "environments.dev.zone: no such time zone");
    refused(
        "url: jdbc:h2:mem:a",
        managed + "directUrl: jdbc:h2:mem:b;PASSWORD=" + SECRET,
        "environments.dev.directUrl: credentials do not stand");
  }

  @Test
  void an_unknown_key_mode_tool_or_environment_gets_the_nearest_one() throws IOException {
    refused("url: jdbc:h2:mem:a\nusrEnv: SET", "mode: export-only", "nearest is userEnv");
    refused("url: jdbc:h2:mem:a", "mode: manged", "nearest is managed");
    refused("url: jdbc:h2:mem:a", "mode: reconcile\nhistory: flywy", "nearest is flyway");
    Configuration read = read("url: jdbc:h2:mem:a", "mode: export-only");
    assertThatThrownBy(() -> read.environment("dve"))
        .hasMessage("Unknown environment 'dve': the nearest is dev.");
  }

  @Test
  void a_url_of_another_database_is_refused() {
    refused("url: jdbc:oracle:thin:a", "mode: export-only", "expected jdbc:postgresql:...");
  }
}
