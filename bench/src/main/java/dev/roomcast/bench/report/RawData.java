package dev.roomcast.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All samples of a run, and where it ran, as a JSON file. */
public final class RawData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RawData() {}

  /** @param machine what may have had an influence, by its name */
  public static void write(Path file, Map<String, String> machine, List<Sample> samples)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("machine", JSON.valueToTree(machine));
    ArrayNode all = root.putArray("samples");
    for (Sample sample : samples) {
      ObjectNode each = all.addObject()
          .put("server", sample.server())
          .put("measure", sample.measure())
          .put("round", sample.round())
          .put("wrong", sample.wrong());
      ObjectNode figures = each.putObject("figures");
      sample.figures().forEach((figure, value) ->
          figures.put(figure.name().toLowerCase(Locale.ROOT), value));
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }
}
