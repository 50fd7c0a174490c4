package dev.oneledger.samples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON of what only this command line reports; docs/cli.md has its fields. */
final class CliJson {
  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CliJson() {}

  /** A report in the form of the others: its format and version first. */
  static String of(String report, Map<String, Object> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", "dev.oneledger.cli/" + report);
    all.put("version", VERSION);
    all.putAll(fields);
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Fields in the order of their arguments: name, value, name, value. */
  static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
