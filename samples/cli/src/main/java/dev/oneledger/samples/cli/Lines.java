package dev.oneledger.samples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * In which line of the configuration each key stands.
 *
 * @param file the file's name
 * @param byKey lines from 1, by keys joined with dots
 */
record Lines(String file, Map<String, Integer> byKey) {

  static Lines of(String file, String text, JsonFactory factory) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = factory.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          String key = parser.getParsingContext().pathAsPointer().toString();
          lines.putIfAbsent(
              key.substring(1).replace('/', '.'), parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return new Lines(file, lines);
  }

  /** The file and the line of a key, of what it stands in where it is missing, or the file. */
  String place(String key) {
    for (String at = key; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
      Integer line = byKey.get(at);
      if (line != null) {
        return file + ":" + line;
      }
    }
    return file;
  }
}
