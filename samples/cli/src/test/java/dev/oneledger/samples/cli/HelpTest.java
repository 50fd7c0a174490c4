package dev.oneledger.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.TextStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the program says of itself, and what its page says of it. */
class HelpTest {
  private static final Path PAGE = Path.of("../../docs/cli.md");

  private static CommandLine program() {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return OneLedger.commandLine(
        new Surroundings(Path.of(""), Map.of(), nowhere, nowhere, TextStyle.PLAIN));
  }

  static Stream<String> names() {
    return commands().map(CommandLine::getCommandName);
  }

  private static Stream<CommandLine> commands() {
    return program().getSubcommands().values().stream();
  }

  private static String help(CommandLine command, String name) {
    String head = String.join(" ", command.getCommandSpec().usageMessage().header());
    assertThat(head).as(name).endsWith(".");
    return String.join(" ", command.getCommandSpec().usageMessage().description());
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_command_says_what_it_writes(String name) {
    assertThat(help(program().getSubcommands().get(name), name)).contains("Writes ");
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_command_has_an_example_that_it_takes(String name) {
    CommandLine command = program().getSubcommands().get(name);
    String[] footer = command.getCommandSpec().usageMessage().footer();

    assertThat(footer).hasSize(1);
    List<String> words = words(footer[0].strip());
    assertThat(words.subList(0, 2)).containsExactly("oneledger", name);
    program().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    assertThat(command.getUsageMessage()).contains("Example:").contains("Exit codes:");
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|\\S+").matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group() : word.group(1));
    }
    return words;
  }

  @Test
  void an_option_of_one_name_takes_the_same_everywhere() {
    Map<String, List<String>> labels = new TreeMap<>();
    commands()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .forEach(
            option ->
                labels
                    .computeIfAbsent(option.longestName(), name -> new ArrayList<>())
                    .add(option.paramLabel() + option.arity().max()));

    Map<String, List<String>> several = new TreeMap<>();
    labels.forEach((name, all) -> several.put(name, all.stream().distinct().toList()));
    // release:cut and adopt name what they make
    assertThat(several.remove("--as")).containsExactlyInAnyOrder("VERSION1", "ID1");
    assertThat(several).allSatisfy((name, all) -> assertThat(all).as(name).hasSize(1));
  }

  @Test
  void the_page_lists_every_command_with_its_parameters() throws IOException {
    List<String> listed = cells().map(HelpTest::command).toList();
    List<String> there =
        commands()
            .map(
                command ->
                    Stream.concat(
                            Stream.of(command.getCommandName()),
                            command.getCommandSpec().positionalParameters().stream()
                                .map(
                                    each ->
                                        each.arity().min() == 0
                                            ? "[" + each.paramLabel() + "]"
                                            : each.paramLabel()))
                        .collect(Collectors.joining(" ")))
            .toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(there);
  }

  /** Without the options, which the page names as it likes; each of them exists. */
  private static String command(String cell) {
    List<String> words = List.of(cell.replace("`", "").strip().split(" "));
    CommandLine command = program().getSubcommands().get(words.get(0));
    assertThat(command).as(cell).isNotNull();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      OptionSpec option = command.getCommandSpec().findOption(words.get(i));
      if (option != null) {
        i += option.arity().max();
      } else {
        assertThat(words.get(i)).as(cell).doesNotStartWith("-");
        kept.add(words.get(i));
      }
    }
    return String.join(" ", kept);
  }

  @Test
  void every_option_that_the_page_names_is_one_of_its_command() throws IOException {
    Matcher row = Pattern.compile("(?m)^\\| `([a-z:-]+)[^|]*\\|.*").matcher(section("Commands"));
    while (row.find()) {
      CommandLine command = program().getSubcommands().get(row.group(1));
      Matcher option = Pattern.compile("--[a-z-]+").matcher(row.group());
      while (option.find()) {
        assertThat(command.getCommandSpec().findOption(option.group())).as(row.group()).isNotNull();
      }
    }
  }

  @Test
  void the_page_and_the_help_have_the_exit_codes_that_there_are() throws IOException {
    List<String> codes = Stream.of(Exit.values()).map(exit -> "" + exit.code()).toList();
    Matcher row = Pattern.compile("(?m)^\\| (\\d+) \\|").matcher(section("Exit codes"));
    Map<String, String> listed = new LinkedHashMap<>();
    while (row.find()) {
      listed.put(row.group(1), row.group());
    }

    assertThat(listed.keySet()).containsExactlyElementsOf(codes);
    assertThat(program().getCommandSpec().usageMessage().exitCodeList().keySet())
        .containsExactlyElementsOf(codes);
  }

  /** The first cells of the tables of commands. */
  private static Stream<String> cells() throws IOException {
    return Pattern.compile("(?m)^\\| (`[^|]*) \\|")
        .matcher(section("Commands"))
        .results()
        .map(row -> row.group(1));
  }

  private static String section(String heading) throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("\n## " + heading + "\n");
    assertThat(from).as(heading).isNotNegative();
    int to = page.indexOf("\n## ", from + 1);
    return to < 0 ? page.substring(from) : page.substring(from, to);
  }
}
