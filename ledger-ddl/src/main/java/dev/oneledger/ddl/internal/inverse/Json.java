package dev.oneledger.ddl.internal.inverse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Properties that are lists. */
final class Json {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Json() {}

  /** The texts of a JSON array of texts; none for null. */
  static List<String> texts(@Nullable String array) {
    if (array == null) {
      return List.of();
    }
    try {
      return List.of(JSON.readValue(array, String[].class));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("No list of texts: " + array, impossible);
    }
  }
}
